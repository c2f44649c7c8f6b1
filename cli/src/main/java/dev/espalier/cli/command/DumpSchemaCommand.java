package dev.espalier.cli.command;

import dev.espalier.cli.json.SchemaJson;
import dev.espalier.runtime.Migrator;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the tables of a database. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Print tables: columns, keys, constraints and indexes.",
        footer = {
            "  espalier dump-schema /repo/main               all tables",
            "  espalier dump-schema /repo/main dataset run   these two"
        })
public final class DumpSchemaCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(index = "1..*", paramLabel = "TABLE", arity = "0..*", description = "Only these.")
    private List<String> tables = List.of();

    @Option(names = "--table", paramLabel = "TABLE", description = "One of these, where no DATABASE is written.")
    private List<String> named = List.of();

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Migrator migrator = options.migrator(database);
        List<String> all = BehindDatabase.all(tables, named);
        if (json.isGiven()) {
            List<Table> found = migrator.tables(all);
            json.result(() -> new SchemaJson(found));
        } else {
            json.out().print(migrator.describe(all));
            json.out().flush();
        }
        return 0;
    }
}
