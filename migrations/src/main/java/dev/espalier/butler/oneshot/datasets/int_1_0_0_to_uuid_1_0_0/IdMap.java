package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The new id of every old one, in a table that lives as long as the migration. */
final class IdMap {
    private static final String TABLE = "espalier_dataset_id";

    /** A random UUID of version 4, in hexadecimal digits. */
    private static final String RANDOM_ON_SQLITE = """
            lower(hex(randomblob(6)) || '4' || substr(hex(randomblob(2)), 2)
                || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || hex(randomblob(6)))""";

    /** An old id and the hexadecimal digits of the new one. */
    record NewId(long oldId, String newId) {}

    private final MigrationContext db;
    private Optional<NewIdFunction> function = Optional.empty();

    /** Makes the table, empty. PostgreSQL fills it faster without a key, SQLite cannot add one later. */
    IdMap(MigrationContext db) {
        this.db = db;
        db.execute("CREATE TEMPORARY TABLE " + TABLE + " (old_id "
                + db.dialect().choose("BIGINT", "INTEGER PRIMARY KEY") + ", new_id "
                + db.dialect().type(ColumnType.UUID) + " NOT NULL)");
    }

    /** Adds known ids. */
    void add(List<NewId> ids) {
        String json = ids.stream()
                .map(id -> "[" + id.oldId() + ",\"" + id.newId() + "\"]")
                .collect(Collectors.joining(",", "[", "]"));
        db.mapper(RawDatasetsMapper.class).insert(TABLE, json);
    }

    /**
     * Gives a random id to everything in the column that has no new one yet.
     *
     * @return how many
     */
    long addRandom(IdColumn ids) {
        Dialect dialect = db.dialect();
        // Sorted, so that what stands together in the tables stands together here.
        return db.execute("""
                INSERT INTO %1$s (old_id, new_id)
                SELECT id, %2$s FROM (
                    SELECT DISTINCT %3$s AS id FROM %4$s
                    WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE old_id = %3$s)
                    ORDER BY id) AS unknown
                """.formatted(
                        TABLE,
                        dialect.choose("gen_random_uuid()", RANDOM_ON_SQLITE),
                        dialect.quote(ids.column()),
                        dialect.quote(ids.table())));
    }

    /** Must be called when all ids are in it. */
    void complete() {
        if (db.dialect() == Dialect.POSTGRESQL) {
            function = Optional.of(new NewIdFunction(db, TABLE));
        }
    }

    /** The change by which the new ids take the column's place. */
    TableChange replace(IdColumn ids) {
        String column = db.dialect().quote(ids.column());
        return TableChange.of(ids.table())
                .replaceColumn(
                        ids.column(),
                        ColumnType.UUID,
                        db.dialect()
                                .choose(
                                        NewIdFunction.of(column),
                                        "(SELECT new_id FROM " + TABLE + " WHERE old_id = " + column + ")"));
    }

    void drop() {
        function.ifPresent(NewIdFunction::drop);
        db.execute("DROP TABLE " + TABLE);
    }
}
