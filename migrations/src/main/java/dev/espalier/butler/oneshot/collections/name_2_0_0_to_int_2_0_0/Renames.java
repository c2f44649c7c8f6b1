package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What columns are called when numbers have taken the place of names. */
record Renames(Map<Column, String> byColumn) {
    private record Column(String table, String name) {}

    /** Those of the references, and of what they refer to in the end. */
    static Renames of(List<NamedReference> references) {
        Map<Column, String> renames = new HashMap<>();
        renames.put(new Column("collection", "name"), "collection_id");
        references.forEach(reference -> renames.put(new Column(reference.table(), reference.column()), reference.to()));
        return new Renames(Map.copyOf(renames));
    }

    /** The columns of a table as they are called afterwards. */
    List<String> of(String table, List<String> columns) {
        return columns.stream()
                .map(name -> byColumn.getOrDefault(new Column(table, name), name))
                .toList();
    }
}
