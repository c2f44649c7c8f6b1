package dev.espalier.butler;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PGobject;

/** One value of a row as text, alike from a database and from a recorded state: texts in quotes, numbers without. */
final class Cell {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final Pattern RANGE = Pattern.compile("([\\[(])(\\d*),(\\d*)([\\])])");

    private static final Pattern RECORDED_RANGE = Pattern.compile("[\\[(](\\d+|None), (\\d+|None)[\\])]");

    private Cell() {}

    /** A text. */
    static String text(String text) {
        return "'" + text + "'";
    }

    static String of(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return "NULL";
        } else if (value instanceof Timestamp) {
            LocalDateTime time = rows.getObject(column, LocalDateTime.class);
            return text((time.truncatedTo(ChronoUnit.SECONDS).equals(time) ? SECONDS : MICROSECONDS).format(time));
        } else if (value instanceof PGobject range) {
            return text(range(String.valueOf(range.getValue())));
        } else if (value instanceof byte[] bytes) {
            return text("hex:" + HexFormat.of().formatHex(bytes));
        } else if (value instanceof String || value instanceof UUID) {
            return text(value.toString());
        }
        return value.toString();
    }

    static String of(JsonNode value) {
        return value.isNull() ? "NULL" : value.isTextual() ? text(value.asText()) : value.asText();
    }

    /** The cell as SQL writes it. */
    static String literal(String cell) {
        if (!cell.startsWith("'")) {
            return cell;
        }
        String text = cell.substring(1, cell.length() - 1);
        Matcher bounds = RECORDED_RANGE.matcher(text);
        return "'" + (bounds.matches() ? text.replace("None", "").replace(" ", "") : text).replace("'", "''") + "'";
    }

    private static String range(String range) {
        Matcher bounds = RANGE.matcher(range);
        if (!bounds.matches()) {
            return range;
        }
        return bounds.group(1) + bound(bounds.group(2)) + ", " + bound(bounds.group(3)) + bounds.group(4);
    }

    private static String bound(String bound) {
        return bound.isEmpty() ? "None" : bound;
    }
}
