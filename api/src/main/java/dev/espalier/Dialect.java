package dev.espalier;

/** The databases that Espalier knows. */
public enum Dialect {
    POSTGRESQL,
    SQLITE;

    /** The one of two texts that fits this dialect. */
    public String choose(String postgresql, String sqlite) {
        return this == POSTGRESQL ? postgresql : sqlite;
    }

    /** The identifier in double quotes, inner quotes doubled: right in both dialects for any name. */
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
