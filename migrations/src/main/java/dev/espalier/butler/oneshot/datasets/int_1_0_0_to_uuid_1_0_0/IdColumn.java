package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Those that are not known to hold only what the datasets do: SQLite lets foreign keys be broken. */
    static List<IdColumn> holdingMore(MigrationContext db, List<IdColumn> columns) {
        if (db.dialect() == Dialect.SQLITE) {
            return columns;
        }
        Map<String, Table> tables = tables(db, columns);
        return columns.stream()
                .filter(ids -> Stream.ofNullable(tables.get(ids.table()))
                        .flatMap(table -> table.foreignKeys().stream())
                        .noneMatch(ids::isKeptBy))
                .toList();
    }

    /** The tables of columns, by name. */
    static Map<String, Table> tables(MigrationContext db, List<IdColumn> columns) {
        return db.tables(columns.stream().map(IdColumn::table).toList());
    }

    private boolean isKeptBy(Table.ForeignKey key) {
        return key.table().equals("dataset") && key.columns().equals(List.of(column));
    }
}
