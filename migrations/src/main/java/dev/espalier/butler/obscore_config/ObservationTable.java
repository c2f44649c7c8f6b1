package dev.espalier.butler.obscore_config;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.butler.ButlerKeys;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.TreeSet;

/**
 * The table that follows from a configuration: one row for each dataset that is an observation.
 *
 * @param columns its columns, without that of the dataset
 * @param indexes the columns of each index
 */
record ObservationTable(String name, List<Column> columns, List<List<String>> indexes) {
    /** The column of the dataset. */
    static final String DATASET = "registry_dataset_id";

    /**
     * Looks whether the table can be made, or is there already.
     *
     * @throws Obstacle when another table is in its place
     */
    void check(MigrationContext db) {
        TreeSet<String> wanted = new TreeSet<>(List.of(DATASET));
        columns.forEach(column -> wanted.add(column.name()));
        db.table(name).ifPresent(found -> {
            TreeSet<String> there = new TreeSet<>();
            found.columns().forEach(column -> there.add(column.name()));
            if (!there.equals(wanted)) {
                throw new Obstacle(
                        "there is a table " + name + " already, with other columns than the configuration's;"
                                + " if it was left by a downgrade, drop it: `butler obscore update-table` makes its rows again");
            }
        });
    }

    /** Makes the table, unless it is there already. */
    void create(MigrationContext db) {
        if (db.table(name).isPresent()) {
            db.report("table " + name + " is there already, and kept with its rows");
            return;
        }
        TableChange table = TableChange.create(name);
        for (Column column : columns) {
            table = table.addColumn(column.name(), column.type());
        }
        table = table.addColumn(DATASET, datasetId(db))
                .setNotNull(DATASET)
                .addPrimaryKey(DATASET)
                .addForeignKey(Table.ForeignKey.of(List.of(DATASET), "dataset", List.of("id"))
                        .with("ON DELETE CASCADE"));
        for (List<String> index : indexes) {
            table = table.addIndex(index.toArray(String[]::new));
        }
        for (Column column : columns) {
            if (column.atMost().isPresent()) {
                table = ButlerKeys.addLength(
                        db.dialect(),
                        table,
                        column.name(),
                        db.dialect().quote(column.name()),
                        column.atMost().getAsInt());
            }
        }
        db.alter(table);
        if (db.dialect() == Dialect.POSTGRESQL) {
            comment(db);
        }
    }

    private static ColumnType datasetId(MigrationContext db) {
        return db.table("dataset")
                .flatMap(dataset -> dataset.column("id"))
                .map(id -> ColumnType.same(id.type()))
                .orElseThrow(() -> new Obstacle("there is no table dataset, which the rows of an observation table"
                        + " refer to; make the registry's datasets first"));
    }

    private void comment(MigrationContext db) {
        for (Column column : columns) {
            if (!column.meaning().isEmpty()) {
                db.execute("COMMENT ON COLUMN " + db.dialect().quote(name) + "."
                        + db.dialect().quote(column.name()) + " IS '"
                        + column.meaning().replace("'", "''") + "'");
            }
        }
    }
}
