package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.butler.LeftOver;
import dev.espalier.butler.ManagerClasses;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Migration script for ByDimensionsDatasetRecordStorageManagerUUID 1.0.0.
 *
 * <p>Every dataset id, until now a number, becomes a UUID, in every table that holds one. That of a raw follows from
 * its run and data id, so that it is the same in all registries; all others are random. Ids that are no dataset's, such
 * as those of trashed files, keep together in the same way.
 */
@Revision(
        id = "2101fbf51ad3",
        parent = "635083325f20",
        tree = IntToUuid.TREE,
        manager = IntToUuid.UUID,
        version = "1.0.0")
public final class ByDimensionsDatasetRecordStorageManagerUUID_1_0_0 implements Migration {
    @Override
    public void check(MigrationContext db) {
        LeftOver.refuse(
                db,
                Stream.concat(
                        Stream.of("migration_id2uuid"),
                        IdColumn.all(db).stream().map(ids -> ids.table() + "." + ids.column() + "_uuid")));
        RawDatasets.of(db).ifPresent(raws -> raws.check(db));
    }

    @Override
    public void upgrade(MigrationContext db) {
        List<IdColumn> columns = IdColumn.all(db);
        boolean postgresql = db.dialect() == Dialect.POSTGRESQL;
        if (postgresql) {
            db.execute(columns.stream()
                    .map(column -> db.dialect().quote(column.table()))
                    .collect(Collectors.joining(", ", "LOCK TABLE ", " IN EXCLUSIVE MODE")));
        }
        IdMap ids = new IdMap(db);
        long fixed = RawDatasets.of(db).map(raws -> raws.addTo(ids, db)).orElse(0L);
        long random = IdColumn.holdingMore(db, columns).stream()
                .mapToLong(ids::addRandom)
                .sum();
        ids.complete();
        new Replacement(db, columns).carryOut(ids);
        ids.drop();
        if (postgresql) {
            db.execute("DROP SEQUENCE IF EXISTS dataset_seq_id");
        }
        SchemaDigest.renew(db);
        db.report("new dataset ids: " + fixed + " from run and data id, " + random + " random");
        db.report("in butler.yaml, set registry.managers.datasets to " + ManagerClasses.fullName(IntToUuid.UUID));
    }
}
