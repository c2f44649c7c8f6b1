package dev.espalier.butler.obscore_config;

import dev.espalier.schema.ColumnType;
import java.util.OptionalInt;

/**
 * A column of an observation table.
 *
 * @param atMost the length of its texts, where SQLite is to check it
 * @param meaning what PostgreSQL says of it; may be empty
 */
record Column(String name, ColumnType type, OptionalInt atMost, String meaning) {
    Column(String name, ColumnType type, String meaning) {
        this(name, type, OptionalInt.empty(), meaning);
    }
}
