package dev.espalier.butler.dimensions;

import dev.espalier.Dialect;
import dev.espalier.butler.NewTable;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tables of what overlaps what in the sky: pixels with elements that have a region, and these with each other. */
record OverlapTables(Dialect dialect, Universe universe, Keys keys) {
    private static final List<String> PIXELS = List.of("skypix_system", "skypix_level");
    private static final String PIXEL = "skypix_index";

    List<NewTable> all() {
        List<NewTable> tables = new ArrayList<>();
        List<List<String>> families = universe.spatial();
        families.forEach(family -> family.forEach(element -> {
            tables.add(pixelSummary(element));
            tables.add(pixels(element));
        }));
        for (List<String> family : families) {
            for (List<String> other : families.subList(families.indexOf(family) + 1, families.size())) {
                family.forEach(one -> other.forEach(
                        two -> tables.addAll(one.compareTo(two) < 0 ? elements(one, two) : elements(two, one))));
            }
        }
        return tables;
    }

    private NewTable pixelSummary(String element) {
        List<String> governor = List.of(governor(element));
        NewTable table = keys.addColumns(withPixels(element + "_skypix_overlap_summary"), governor);
        return keys.addReferences(table.key(joined(PIXELS, governor)), governor);
    }

    private NewTable pixels(String element) {
        List<String> dimensions = keys.required(element);
        List<String> summarized = joined(PIXELS, List.of(governor(element)));
        NewTable table = keys.addColumns(withPixels(element + "_skypix_overlap"), dimensions)
                .required(PIXEL, ColumnType.BIGINT)
                .key(joined(joined(PIXELS, dimensions), List.of(PIXEL)))
                .reference(Table.ForeignKey.of(summarized, element + "_skypix_overlap_summary", summarized)
                        .with("ON DELETE CASCADE"))
                .index(joined(joined(PIXELS, List.of(PIXEL)), dimensions));
        return keys.addReferences(table, dimensions);
    }

    private NewTable withPixels(String name) {
        return NewTable.of(dialect, name)
                .text("skypix_system", 16)
                .required("skypix_system")
                .required("skypix_level", ColumnType.SMALLINT);
    }

    private List<NewTable> elements(String one, String two) {
        List<String> governors = List.of(governor(one), governor(two));
        Set<String> dimensions = new LinkedHashSet<>(governors);
        dimensions.addAll(keys.required(one));
        dimensions.addAll(keys.required(two));
        String name = one + "_" + two + "_overlap";
        return List.of(joining(name + "_summary", governors), joining(name, List.copyOf(dimensions)));
    }

    private NewTable joining(String name, List<String> dimensions) {
        return keys.addReferences(
                keys.addColumns(NewTable.of(dialect, name), dimensions).key(dimensions), dimensions);
    }

    /** The dimension that all others of an element depend on: the instrument or the map of the sky. */
    private String governor(String element) {
        return keys.required(element).get(0);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
