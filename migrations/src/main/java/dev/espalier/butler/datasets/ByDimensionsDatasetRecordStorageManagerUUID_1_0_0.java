package dev.espalier.butler.datasets;

import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.butler.NewTable;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;

/** Migration script for ByDimensionsDatasetRecordStorageManagerUUID 1.0.0. */
@Revision(
        id = "2101fbf51ad3",
        parent = "059cc7b7ef13",
        tree = Datasets.TREE,
        manager = Datasets.UUID,
        version = "1.0.0")
public final class ByDimensionsDatasetRecordStorageManagerUUID_1_0_0 implements Baseline {
    private static final String DATASET_TYPE = """
            CREATE TABLE dataset_type (
                id %s,
                name TEXT NOT NULL,
                storage_class TEXT NOT NULL,
                dimensions_key BIGINT NOT NULL,
                tag_association_table TEXT NOT NULL,
                calibration_association_table TEXT,
                PRIMARY KEY (id),
                CONSTRAINT dataset_type_unq_name UNIQUE (name)
            )""";
    private static final String DATASET = """
            CREATE TABLE dataset (
                id %s NOT NULL,
                dataset_type_id BIGINT NOT NULL,
                ingest_date TIMESTAMP DEFAULT %s NOT NULL,
                run_id BIGINT NOT NULL,
                PRIMARY KEY (id),
                CONSTRAINT fkey_dataset_dataset_type_id_dataset_type_id
                    FOREIGN KEY (dataset_type_id) REFERENCES dataset_type (id),
                CONSTRAINT fkey_dataset_run_collection_id_run_id
                    FOREIGN KEY (run_id) REFERENCES run (collection_id) ON DELETE CASCADE
            )""";
    private static final String SUMMARY = """
            CREATE TABLE collection_summary_dataset_type (
                collection_id BIGINT,
                dataset_type_id BIGINT,
                PRIMARY KEY (collection_id, dataset_type_id),
                CONSTRAINT %s
                    FOREIGN KEY (collection_id) REFERENCES collection (collection_id) ON DELETE CASCADE,
                CONSTRAINT %s
                    FOREIGN KEY (dataset_type_id) REFERENCES dataset_type (id) ON DELETE CASCADE
            )""";

    @Override
    public void create(MigrationContext db) {
        Dialect dialect = db.dialect();
        db.execute(DATASET_TYPE.formatted(dialect.choose("BIGINT", "INTEGER")));
        db.execute(DATASET.formatted(dialect.type(ColumnType.UUID), dialect.choose("now()", "(CURRENT_TIMESTAMP)")));
        // PostgreSQL's names are at most 63 characters long; Butler ends longer ones with a hash.
        db.execute(SUMMARY.formatted(
                dialect.choose(
                        "fkey_collection_summary_dataset_type_collection_collec_4090d073",
                        "fkey_collection_summary_dataset_type_collection_collection_id_collection_id"),
                dialect.choose(
                        "fkey_collection_summary_dataset_type_dataset_type_id_d_d646a15d",
                        "fkey_collection_summary_dataset_type_dataset_type_id_dataset_type_id")));
        index(db, "dataset", "dataset_type_id");
        index(db, "dataset", "run_id");
        index(db, "collection_summary_dataset_type", "collection_id");
        index(db, "collection_summary_dataset_type", "dataset_type_id");
        db.alter(summary(dialect, "instrument"), summary(dialect, "skymap"));
        if (dialect == Dialect.POSTGRESQL) {
            db.execute("CREATE SEQUENCE dataset_type_seq_id");
        }
    }

    /** Which instruments, or maps of the sky, the datasets of a collection have. */
    private static TableChange summary(Dialect dialect, String dimension) {
        NewTable table =
                NewTable.of(dialect, "collection_summary_" + dimension).column("collection_id", ColumnType.BIGINT);
        return table.text(dimension, dimension.equals("instrument") ? 32 : 64)
                .required(dimension)
                .key(List.of("collection_id", dimension))
                .reference(Table.ForeignKey.of(List.of("collection_id"), "collection", List.of("collection_id"))
                        .with("ON DELETE CASCADE"))
                .reference(Table.ForeignKey.of(List.of(dimension), dimension, List.of("name")))
                .change();
    }

    private static void index(MigrationContext db, String table, String column) {
        db.execute("CREATE INDEX %s_fkidx_%s ON %s (%s)".formatted(table, column, table, column));
    }
}
