package dev.espalier;

import dev.espalier.schema.ColumnType;

/** The databases that Espalier knows. */
public enum Dialect {
    POSTGRESQL,
    SQLITE;

    /** The one of two texts that fits this dialect. */
    public String choose(String postgresql, String sqlite) {
        return this == POSTGRESQL ? postgresql : sqlite;
    }

    /** The type as this dialect writes it. */
    public String type(ColumnType type) {
        return choose(type.postgresql(), type.sqlite());
    }

    /** The identifier in double quotes, inner quotes doubled: right in both dialects for any name. */
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
