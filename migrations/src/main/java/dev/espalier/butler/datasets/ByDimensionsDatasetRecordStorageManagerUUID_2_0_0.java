package dev.espalier.butler.datasets;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.butler.Rows;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;

/**
 * Migration script for ByDimensionsDatasetRecordStorageManagerUUID 2.0.0.
 *
 * <p>The time at which a dataset was ingested, until now a UTC timestamp with a default, becomes the number of TAI
 * nanoseconds since 1970-01-01 (TAI), without default.
 */
@Revision(
        id = "4e2d7a28475b",
        parent = "2101fbf51ad3",
        tree = Datasets.TREE,
        manager = Datasets.UUID,
        version = "2.0.0")
public final class ByDimensionsDatasetRecordStorageManagerUUID_2_0_0 implements Migration {
    @Override
    public void check(MigrationContext db) {
        if (db.table("dataset")
                .flatMap(table -> table.column(IngestDate.COLUMN))
                .isPresent()) {
            new Rows(
                            "dataset",
                            IngestDate.unreadable(db.dialect()),
                            "id, ingest_date",
                            "id || ' (' || ingest_date || ')'")
                    .refuse(
                            db,
                            "no date and time from 1678 to 2261 in " + IngestDate.COLUMN,
                            "give them the UTC, YYYY-MM-DD HH:MM:SS, at which they were ingested");
        }
    }

    @Override
    public void upgrade(MigrationContext db) {
        db.alter(TableChange.of("dataset")
                .dropDefault(IngestDate.COLUMN)
                .changeType(IngestDate.COLUMN, ColumnType.BIGINT, IngestDate.toTai(db.dialect())));
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.alter(TableChange.of("dataset")
                .changeType(IngestDate.COLUMN, ColumnType.TIMESTAMP, IngestDate.toUtc(db.dialect()))
                .setDefault(IngestDate.COLUMN, db.dialect().choose("now()", "CURRENT_TIMESTAMP")));
    }
}
