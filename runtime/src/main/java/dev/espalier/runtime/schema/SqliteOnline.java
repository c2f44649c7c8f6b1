package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A SQLite database, where a write keeps all others from writing as long as it takes. */
record SqliteOnline(Database database) implements OnlineSchema {
    private static final Ddl DDL = new Ddl(Dialect.SQLITE);

    @Override
    public void createIndex(String table, Table.Index index) {
        List<String> columns = database.texts("SELECT name FROM pragma_table_info(?, 'main')", table);
        String wanted = DDL.index(index, "", DDL.quoted(table), columns);
        if (stored(index.name()).isEmpty()) {
            database.execute(DDL.index(index, "IF NOT EXISTS main.", DDL.quoted(table), columns));
        }
        stored(index.name())
                .filter(there -> !words(there).equals(words(wanted)))
                .ifPresent(there -> {
                    throw OnlineIndex.taken(index.name(), there);
                });
    }

    private Optional<String> stored(String name) {
        return database.first(
                "SELECT coalesce(sql, 'that of a constraint') FROM main.sqlite_schema WHERE type = 'index' AND name = ?"
                        + " COLLATE NOCASE",
                row -> row.getString(1),
                name);
    }

    private static List<String> words(String ddl) {
        Tokens tokens = Tokens.of(ddl);
        return IntStream.range(0, tokens.size())
                .mapToObj(token -> tokens.name(token).toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public void dropIndex(String name) {
        database.execute("DROP INDEX IF EXISTS main." + DDL.quoted(name));
    }

    @Override
    public void validate(String table, String constraint) {
        // A constraint holds for all rows from the start.
    }

    @Override
    public void addEnumValue(String type, String value) {
        throw new UnsupportedOperationException(
                "SQLite has no enum types, such as " + type + "; ask for dialect() before adding a value to one");
    }
}
