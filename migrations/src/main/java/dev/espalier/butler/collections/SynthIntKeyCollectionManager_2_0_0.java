package dev.espalier.butler.collections;

import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

/** Migration script for SynthIntKeyCollectionManager 2.0.0. */
@Revision(
        id = "8c57494cabcc",
        parent = "97a6aabd8998",
        tree = Collections.TREE,
        manager = Collections.INT_KEY,
        version = "2.0.0")
public final class SynthIntKeyCollectionManager_2_0_0 implements Baseline {
    private static final String COLLECTION = """
            CREATE TABLE collection (
                collection_id %s,
                name TEXT NOT NULL,
                type SMALLINT NOT NULL,
                doc TEXT,
                PRIMARY KEY (collection_id),
                CONSTRAINT collection_unq_name UNIQUE (name)
            )""";
    private static final String RUN = """
            CREATE TABLE run (
                collection_id BIGINT,
                host TEXT,
                %s,
                PRIMARY KEY (collection_id),
                CONSTRAINT fkey_run_collection_collection_id_collection_id
                    FOREIGN KEY (collection_id) REFERENCES collection (collection_id) ON DELETE CASCADE
            )""";
    private static final String COLLECTION_CHAIN = """
            CREATE TABLE collection_chain (
                parent BIGINT,
                position SMALLINT,
                child BIGINT NOT NULL,
                PRIMARY KEY (parent, position),
                CONSTRAINT fkey_collection_chain_collection_collection_id_parent
                    FOREIGN KEY (parent) REFERENCES collection (collection_id) ON DELETE CASCADE,
                CONSTRAINT fkey_collection_chain_collection_collection_id_child
                    FOREIGN KEY (child) REFERENCES collection (collection_id)
            )""";

    @Override
    public void create(MigrationContext db) {
        Dialect dialect = db.dialect();
        if (dialect == Dialect.POSTGRESQL) {
            db.execute("CREATE SEQUENCE collection_seq_collection_id");
        }
        db.execute(COLLECTION.formatted(dialect.choose("BIGINT", "INTEGER")));
        db.execute(
                RUN.formatted(dialect.choose("timespan INT8RANGE", "timespan_begin BIGINT,\n    timespan_end BIGINT")));
        db.execute(COLLECTION_CHAIN);
        db.execute("CREATE INDEX collection_chain_fkidx_parent ON collection_chain (parent)");
        db.execute("CREATE INDEX collection_chain_fkidx_child ON collection_chain (child)");
    }
}
