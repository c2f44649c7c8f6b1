package dev.espalier.cli.json;

import dev.espalier.schema.Table;
import java.util.List;

/** The tables of a database, as {@link Table} has them. */
public record SchemaJson(List<Table> tables) {}
