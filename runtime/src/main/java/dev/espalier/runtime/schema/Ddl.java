package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Clauses of DDL that all dialects write alike, with every name in quotes. */
record Ddl(Dialect dialect) {
    String quoted(String name) {
        return dialect.quote(name);
    }

    /** The name of a constraint or index, shortened where it must be. */
    String fitting(String name) {
        return dialect.quote(Identifiers.fitting(dialect, name));
    }

    String primaryKey(Table.Key key) {
        return key.name().map(this::named).orElse("") + "PRIMARY KEY " + list(key.columns());
    }

    String unique(Table.Key key) {
        return named(key.name().orElseThrow()) + "UNIQUE " + list(key.columns());
    }

    String check(String name, String expression) {
        return named(name) + "CHECK (" + expression + ")";
    }

    String foreignKey(Table.ForeignKey key, String parent) {
        return (named(key.name().orElseThrow()) + "FOREIGN KEY " + list(key.columns()) + " REFERENCES " + parent + " "
                        + list(key.references()) + " " + key.rules())
                .strip();
    }

    /** The statement that makes an index; what is no column of the table is an expression. */
    String index(Table.Index index, String prefix, String table, List<String> columns) {
        return index.columns().stream()
                .map(column -> columns.contains(column) ? quoted(column) : column)
                .collect(Collectors.joining(
                        ", ",
                        "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + prefix + fitting(index.name())
                                + " ON " + table + " (",
                        ")"));
    }

    private String named(String name) {
        return "CONSTRAINT " + fitting(name) + " ";
    }

    private String list(List<String> columns) {
        return columns.stream().map(this::quoted).collect(Collectors.joining(", ", "(", ")"));
    }
}
