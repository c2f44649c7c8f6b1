package dev.espalier.butler.dimensions;

import dev.espalier.butler.NewTable;
import dev.espalier.butler.dimensions_config.Element;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How a universe's elements are told apart: by the dimensions that they require. */
record Keys(Universe universe) {
    /** The dimensions that tell the rows of an element apart: first those that others depend on, and by name. */
    List<String> required(String element) {
        TreeSet<String> found =
                new TreeSet<>(Comparator.comparingInt(this::depth).thenComparing(Comparator.naturalOrder()));
        collect(element, found);
        return List.copyOf(found);
    }

    private void collect(String name, TreeSet<String> found) {
        Element element = universe.element(name);
        element.requires().forEach(required -> collect(required, found));
        if (!element.keys().isEmpty()) {
            found.add(name);
        }
    }

    private int depth(String name) {
        Element element = universe.element(name);
        return Stream.concat(element.requires().stream(), element.implies().stream())
                .mapToInt(other -> 1 + depth(other))
                .max()
                .orElse(0);
    }

    /** The columns of an element's primary key in its own table, where a dimension has its own name for itself. */
    List<String> own(String element) {
        return required(element).stream()
                .map(dimension -> dimension.equals(element) ? key(dimension).name() : dimension)
                .toList();
    }

    /** Adds columns for dimensions. */
    NewTable addColumns(NewTable table, List<String> dimensions) {
        NewTable added = table;
        for (String dimension : dimensions) {
            added = addColumn(added, dimension).required(dimension);
        }
        return added;
    }

    /** Adds a column for a dimension; it may be null. */
    NewTable addColumn(NewTable table, String dimension) {
        return add(table, dimension, key(dimension));
    }

    /** Adds foreign keys to the tables of dimensions, if they have any. */
    NewTable addReferences(NewTable table, List<String> dimensions) {
        NewTable added = table;
        for (String dimension : dimensions) {
            if (universe.element(dimension).hasTable()) {
                added = added.reference(Table.ForeignKey.of(required(dimension), dimension, own(dimension)));
            }
        }
        return added;
    }

    /** Adds a column of a field's type; it may be null. */
    static NewTable add(NewTable table, String name, Element.Field field) {
        return switch (field.type()) {
            case "int" -> table.column(name, ColumnType.BIGINT);
            case "float" -> table.column(name, ColumnType.DOUBLE);
            case "bool" -> table.column(name, ColumnType.BOOLEAN);
            case "string" -> table.text(name, field.length());
            case "hash" -> table.column(name, ColumnType.TEXT);
            default ->
                throw new IllegalArgumentException(
                        "column " + name + " of " + table.change().table() + " has the type " + field.type()
                                + ", which is not known; add it to " + Keys.class.getName());
        };
    }

    private Element.Field key(String dimension) {
        return universe.element(dimension).keys().get(0);
    }
}
