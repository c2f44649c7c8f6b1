package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints tables in the words of the original tools' {@code dump-schema}. */
public final class SchemaDump {
    private SchemaDump() {}

    /** The tables, sorted by name, one line for each thing that is known of them. */
    public static String of(Dialect dialect, List<Table> tables) {
        return tables.stream()
                .sorted(Comparator.comparing(Table::name))
                .map(table -> of(dialect, table))
                .collect(Collectors.joining());
    }

    private static String of(Dialect dialect, Table table) {
        var lines = new ArrayList<String>();
        table.columns().stream()
                .sorted(Comparator.comparing(Table.Column::name))
                .forEach(column -> lines.add("column=%s type=%s nullable=%s default=%s"
                        .formatted(
                                column.name(),
                                type(column.type()),
                                word(column.nullable()),
                                column.defaultValue().orElse("None"))));
        table.primaryKey().ifPresent(key -> lines.add("PK " + key(key)));
        sorted(table.uniques(), Table.Key::name).forEach(key -> lines.add("UNIQUE " + key(key)));
        sorted(table.foreignKeys(), Table.ForeignKey::name)
                .forEach(key -> lines.add("FK name=%s %s -> %s%s"
                        .formatted(name(key.name()), list(key.columns()), key.table(), list(key.references()))));
        sorted(table.checks(), Table.Check::name)
                .forEach(check ->
                        lines.add("CHECK name=%s sqltext=%s".formatted(name(check.name()), check.expression())));
        sorted(table.indexes(), index -> Optional.of(index.name()))
                .forEach(index -> lines.add("INDEX name=%s columns=%s unique=%s"
                        .formatted(
                                index.name(),
                                list(index.columns()),
                                dialect.choose(word(index.unique()), index.unique() ? "1" : "0"))));
        return "table=" + table.name() + "\n"
                + lines.stream()
                        .map(line -> "  " + line + " [table=" + table.name() + "]\n")
                        .collect(Collectors.joining());
    }

    private static <T> List<T> sorted(List<T> things, Function<T, Optional<String>> name) {
        return things.stream()
                .sorted(Comparator.comparing(thing -> name(name.apply(thing))))
                .toList();
    }

    private static String type(String type) {
        return type.replace("character varying", "varchar")
                .replace(" without time zone", "")
                .toUpperCase(Locale.ROOT);
    }

    private static String key(Table.Key key) {
        return "name=%s columns=%s".formatted(name(key.name()), list(key.columns()));
    }

    private static String name(Optional<String> name) {
        return name.orElse("None");
    }

    private static String list(List<String> names) {
        return "(" + String.join(",", names) + ")";
    }

    private static String word(boolean value) {
        return value ? "True" : "False";
    }
}
