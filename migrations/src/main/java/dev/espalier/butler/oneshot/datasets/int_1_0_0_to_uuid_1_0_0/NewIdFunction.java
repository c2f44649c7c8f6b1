package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.MigrationContext;

/**
 * The function by which PostgreSQL finds the new id of an old one, for each row of each table; null for one that is not
 * in the map.
 *
 * <p>A query in a function takes six times as long for a row as a search in an array. So all ids are held in arrays,
 * which the server reads once for each table; not where they take more memory than it may take to build an index.
 */
final class NewIdFunction {
    private static final String NAME = "pg_temp.espalier_new_id";
    private static final String ARRAYS = "espalier_dataset_ids";
    private static final String OLD_IDS = "pg_temp.espalier_old_ids";
    private static final String NEW_IDS = "pg_temp.espalier_new_ids";

    /** An old id and a new one. */
    private static final int BYTES = 8 + 16;

    private final MigrationContext db;
    private final boolean inArrays;

    /**
     * Makes it.
     *
     * @param map the table with all ids
     */
    NewIdFunction(MigrationContext db, String map) {
        this.db = db;
        this.inArrays = db.mapper(NewIdMapper.class).isRoomFor(map, BYTES);
        if (inArrays) {
            search(map);
        } else {
            query(map);
        }
    }

    /** Calls it. */
    static String of(String id) {
        return NAME + "(" + id + ")";
    }

    private void search(String map) {
        db.execute("CREATE TEMPORARY TABLE " + ARRAYS + " (old_ids BIGINT[], new_ids UUID[])");
        // Random ids cannot be compressed.
        db.execute("ALTER TABLE " + ARRAYS + " ALTER old_ids SET STORAGE EXTERNAL, ALTER new_ids SET STORAGE EXTERNAL");
        db.execute("INSERT INTO " + ARRAYS + " SELECT array_agg(old_id ORDER BY old_id),"
                + " array_agg(new_id ORDER BY old_id) FROM " + map);
        // What is immutable is computed once for a statement: nothing changes the arrays.
        create(OLD_IDS + "()", "BIGINT[] LANGUAGE sql IMMUTABLE", "SELECT old_ids FROM " + ARRAYS);
        create(NEW_IDS + "()", "UUID[] LANGUAGE sql IMMUTABLE", "SELECT new_ids FROM " + ARRAYS);
        String place = "[width_bucket($1, " + OLD_IDS + "())]";
        create(
                NAME + "(BIGINT)",
                "UUID LANGUAGE sql IMMUTABLE",
                "SELECT CASE WHEN (" + OLD_IDS + "())" + place + " = $1 THEN (" + NEW_IDS + "())" + place + " END");
    }

    private void query(String map) {
        db.execute("ALTER TABLE " + map + " ADD PRIMARY KEY (old_id)");
        db.execute("ANALYZE " + map);
        create(NAME + "(BIGINT)", "UUID LANGUAGE sql STABLE", "SELECT new_id FROM " + map + " WHERE old_id = $1");
    }

    private void create(String function, String kind, String body) {
        db.execute("CREATE FUNCTION " + function + " RETURNS " + kind + " AS '" + body + "'");
    }

    void drop() {
        db.execute("DROP FUNCTION " + NAME);
        if (inArrays) {
            db.execute("DROP FUNCTION " + OLD_IDS + ", " + NEW_IDS);
            db.execute("DROP TABLE " + ARRAYS);
        }
    }
}
