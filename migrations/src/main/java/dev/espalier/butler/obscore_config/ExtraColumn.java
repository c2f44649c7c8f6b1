package dev.espalier.butler.obscore_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.Obstacle;
import dev.espalier.schema.ColumnType;
import java.util.OptionalInt;

/** A column that a configuration adds: a value that all rows have, or a template with a type. */
final class ExtraColumn {
    /** Longer texts have no length of their own in the database. */
    private static final int LONGEST = 32;

    private ExtraColumn() {}

    /**
     * The column of that name.
     *
     * @throws Obstacle when it cannot be made
     */
    static Column of(String name, JsonNode value) {
        if (value.isObject()) {
            return described(name, value);
        } else if (value.isTextual()) {
            return new Column(name, ColumnType.TEXT, "");
        } else if (value.isBoolean()) {
            return new Column(name, ColumnType.BOOLEAN, "");
        } else if (value.isIntegralNumber()) {
            return new Column(name, ColumnType.BIGINT, "");
        } else if (value.isNumber()) {
            return new Column(name, ColumnType.DOUBLE, "");
        }
        throw refused(name, "is " + value, "a text, a number, a boolean, or a mapping with a template");
    }

    private static Column described(String name, JsonNode column) {
        if (!column.path("template").isTextual()) {
            throw refused(name, "has no template", "a template");
        }
        String meaning = column.path("doc").asText("").strip();
        String type = column.path("type").asText("string");
        if (type.equals("string")) {
            return text(name, column.path("length"), meaning);
        } else if (column.hasNonNull("length")) {
            throw refused(name, "has a length", "no length: only a string has one");
        }
        return new Column(
                name,
                switch (type) {
                    case "int" -> ColumnType.BIGINT;
                    case "float" -> ColumnType.DOUBLE;
                    case "bool" -> ColumnType.BOOLEAN;
                    default -> throw refused(name, "has type " + type, "type bool, int, float or string");
                },
                meaning);
    }

    private static Column text(String name, JsonNode length, String meaning) {
        if (length.isMissingNode() || length.isNull()) {
            return new Column(name, ColumnType.same("VARCHAR"), meaning);
        } else if (!length.isInt() || length.intValue() < 1) {
            throw refused(name, "has length " + length, "a whole number from 1 on");
        }
        int most = length.intValue();
        return most > LONGEST
                ? new Column(name, ColumnType.TEXT, meaning)
                : new Column(name, ColumnType.varchar(most), OptionalInt.of(most), meaning);
    }

    private static Obstacle refused(String name, String found, String wanted) {
        return new Obstacle(
                "the observation table's configuration: extra column " + name + " " + found + "; give it " + wanted);
    }
}
