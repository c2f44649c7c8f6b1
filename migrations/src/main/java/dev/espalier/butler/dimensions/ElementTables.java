package dev.espalier.butler.dimensions;

import dev.espalier.Dialect;
import dev.espalier.butler.NewTable;
import dev.espalier.butler.dimensions_config.Element;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a universe's elements: a row for each instrument, each visit and so on. */
record ElementTables(Dialect dialect, Universe universe, Keys keys) {
    List<NewTable> all() {
        return universe.elements().stream()
                .map(universe::element)
                .filter(Element::hasTable)
                .map(this::table)
                .toList();
    }

    private NewTable table(Element element) {
        List<String> others = keys.required(element.name()).stream()
                .filter(dimension -> !dimension.equals(element.name()))
                .toList();
        NewTable table = keys.addColumns(NewTable.of(dialect, element.name()), others);
        table = addKeys(table, element.keys().stream().limit(1));
        List<String> references = new ArrayList<>(others);
        for (String implied : element.implies()) {
            table = keys.addColumn(table, implied);
            if (isReference(element, implied)) {
                table = table.required(implied);
                references.add(implied);
            }
        }
        table = addKeys(table, element.keys().stream().skip(1));
        for (Element.Field field : element.metadata()) {
            table = Keys.add(table, field.name(), field);
            table = field.nullable() ? table : table.required(field.name());
        }
        table = when(where(table, element), element).key(keys.own(element.name()));
        for (Element.Field key : element.keys().stream().skip(1).toList()) {
            table = table.unique(
                    Stream.concat(others.stream(), Stream.of(key.name())).toList());
        }
        return keys.addReferences(table, references);
    }

    private static NewTable addKeys(NewTable table, Stream<Element.Field> keys) {
        NewTable added = table;
        for (Element.Field key : keys.toList()) {
            added = Keys.add(added, key.name(), key).required(key.name());
        }
        return added;
    }

    /** The day of a visit was there before days were a dimension, and has stayed as it was. */
    private boolean isReference(Element element, String implied) {
        return universe.element(implied).hasTable() && !(element.name().equals("visit") && implied.equals("day_obs"));
    }

    private NewTable where(NewTable table, Element element) {
        return universe.spatial().stream().anyMatch(family -> family.contains(element.name()))
                ? table.column("region", ColumnType.TEXT)
                : table;
    }

    private NewTable when(NewTable table, Element element) {
        return universe.temporal().stream().anyMatch(family -> family.contains(element.name()))
                ? table.timespan()
                : table;
    }
}
