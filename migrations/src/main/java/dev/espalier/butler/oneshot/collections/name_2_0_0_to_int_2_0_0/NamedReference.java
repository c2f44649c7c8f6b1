package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import dev.espalier.MigrationContext;
import java.util.List;

/**
 * A column that holds names of collections, of which numbers are to take the place.
 *
 * @param table its table
 * @param column its name
 * @param to the name of the column that takes its place
 * @param target the table in which the names must be
 */
record NamedReference(String table, String column, String to, String target) {
    /** The kinds there are, with a pattern for the table; those first that others refer to. */
    private static final List<NamedReference> KINDS = List.of(
            new NamedReference("run", "name", "collection_id", "collection"),
            new NamedReference("collection_chain", "parent", "parent", "collection"),
            new NamedReference("collection_chain", "child", "child", "collection"),
            new NamedReference("collection_summary_.*", "collection_name", "collection_id", "collection"),
            new NamedReference("dataset", "run_name", "run_id", "run"),
            new NamedReference("dataset_calibs_.*", "collection_name", "collection_id", "collection"),
            new NamedReference("dataset_tags_.*", "collection_name", "collection_id", "collection"));

    /** All of a registry's, those first that others refer to. */
    static List<NamedReference> all(MigrationContext db) {
        List<String> tables = db.tables();
        return KINDS.stream()
                .flatMap(kind -> tables.stream()
                        .filter(table -> table.matches(kind.table()))
                        .map(table -> new NamedReference(table, kind.column(), kind.to(), kind.target())))
                .toList();
    }
}
