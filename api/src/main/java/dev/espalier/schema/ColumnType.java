package dev.espalier.schema;

/** A column's type, in the words of each dialect. */
public record ColumnType(String postgresql, String sqlite) {
    public static final ColumnType BIGINT = same("BIGINT");
    public static final ColumnType SMALLINT = same("SMALLINT");
    public static final ColumnType TEXT = same("TEXT");
    public static final ColumnType TIMESTAMP = same("TIMESTAMP");

    public static final ColumnType BOOLEAN = same("BOOLEAN");
    public static final ColumnType DOUBLE = new ColumnType("DOUBLE PRECISION", "FLOAT");
    public static final ColumnType BYTES = new ColumnType("BYTEA", "BLOB");

    /** On SQLite 32 hex digits without hyphens. */
    public static final ColumnType UUID = new ColumnType("UUID", "CHAR(32)");

    /** A text of at most so many characters, which SQLite does not check. */
    public static ColumnType varchar(int length) {
        return same("VARCHAR(" + length + ")");
    }

    /** A type that both dialects write alike. */
    public static ColumnType same(String type) {
        return new ColumnType(type, type);
    }
}
