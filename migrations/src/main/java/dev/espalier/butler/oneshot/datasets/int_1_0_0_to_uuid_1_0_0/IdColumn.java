package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import java.util.List;
import java.util.regex.Pattern;

/** A column that holds dataset ids. */
record IdColumn(String table, String column) {
    private static final Pattern REFERRING = Pattern.compile(
            "dataset_location|dataset_location_trash|file_datastore_records|dataset_tags_.*|dataset_calibs_.*");

    /** All of a registry's, that of the datasets themselves included. */
    static List<IdColumn> all(MigrationContext db) {
        return db.tables().stream()
                .filter(table ->
                        table.equals("dataset") || REFERRING.matcher(table).matches())
                .map(table -> new IdColumn(table, table.equals("dataset") ? "id" : "dataset_id"))
                .toList();
    }

    /** Whether it is known to hold nothing that the datasets do not: SQLite lets foreign keys be broken. */
    boolean holdsOnlyDatasets(MigrationContext db) {
        return db.dialect() == Dialect.POSTGRESQL
                && db.table(table).stream()
                        .flatMap(found -> found.foreignKeys().stream())
                        .anyMatch(key ->
                                key.table().equals("dataset") && key.columns().equals(List.of(column)));
    }
}
