package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.SqlScripts;
import dev.espalier.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresAlterTest {
    private static final String EVERYTHING = """
            CREATE EXTENSION btree_gist;
            CREATE SCHEMA "Odd schema";
            CREATE TABLE log (text TEXT);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN INSERT INTO public.log VALUES (TG_NAME); RETURN new; END $$;
            SET search_path TO "Odd schema", public;
            CREATE TABLE parent (id INT PRIMARY KEY);
            CREATE TABLE "the ""table" (
              id SERIAL,
              word VARCHAR(16) NOT NULL DEFAULT 'x' CHECK (word <> 'a, (b'),
              parent INT REFERENCES parent ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
              boss INT,
              period INT8RANGE,
              twice INT GENERATED ALWAYS AS (length(word) * 2) STORED,
              CONSTRAINT "the key" PRIMARY KEY (id) WITH (fillfactor = 70),
              CONSTRAINT "id, word" UNIQUE (id, word) DEFERRABLE,
              CONSTRAINT apart EXCLUDE USING gist (id WITH =, period WITH &&),
              FOREIGN KEY (boss) REFERENCES "the ""table"
            );
            CREATE INDEX "by word" ON "the ""table" (lower(word) DESC) INCLUDE (id) WHERE id > 1;
            CREATE INDEX other ON "the ""table" (word);
            ALTER TABLE "the ""table" ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
            CREATE STATISTICS related ON id, word FROM "the ""table";
            CREATE TRIGGER noted AFTER UPDATE OF id ON "the ""table" FOR EACH ROW EXECUTE FUNCTION note();
            ALTER TABLE "the ""table" ENABLE ALWAYS TRIGGER noted;
            CREATE TRIGGER all_noted BEFORE UPDATE ON "the ""table" FOR EACH ROW EXECUTE FUNCTION note();
            ALTER TABLE "the ""table" CLUSTER ON "the key";
            ALTER TABLE "the ""table" REPLICA IDENTITY USING INDEX "the key";
            ALTER TABLE "the ""table" ALTER id SET STATISTICS 500, ALTER id SET (n_distinct = 5);
            COMMENT ON COLUMN "the ""table".id IS 'it''s one';
            COMMENT ON CONSTRAINT "the key" ON "the ""table" IS 'two';
            COMMENT ON INDEX "by word" IS 'three';
            COMMENT ON STATISTICS related IS 'four';
            COMMENT ON TRIGGER noted ON "the ""table" IS 'five';
            GRANT SELECT (id), UPDATE (id) ON "the ""table" TO PUBLIC;
            GRANT SELECT ON "the ""table" TO PUBLIC;
            CREATE TABLE public.child (odd INT, n INT);
            ALTER TABLE public.child ADD CONSTRAINT "to odd" FOREIGN KEY (odd) REFERENCES "the ""table" NOT VALID;
            COMMENT ON CONSTRAINT "to odd" ON public.child IS 'six';
            INSERT INTO parent VALUES (1), (2);
            INSERT INTO "the ""table" (id, word, parent, boss) VALUES (7, 'b', 1, 7), (3, 'a', 2, 7);
            INSERT INTO public.child VALUES (3), (7);
            """;
    private static final String ODD = "the \"table";

    private Connection connection;
    private Database database;
    private SchemaEditor editor;

    @BeforeEach
    void open() throws SQLException {
        connection = TestPostgres.newDatabase().getConnection();
        SqlScripts.run(connection, EVERYTHING);
        connection.setAutoCommit(false);
        database = new Database(connection);
        editor = SchemaEditor.on(Dialect.POSTGRESQL, connection, "Odd schema");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void changesTypesAndDefaultsWhereTheyStand() {
        database.execute("ALTER TABLE \"the \"\"table\" DROP CONSTRAINT apart");
        alter(TableChange.of(ODD)
                .changeType("period", ColumnType.TEXT, "word || '!'")
                .setDefault("boss", "5")
                .changeType("parent", ColumnType.BIGINT, "parent + 1 - 1")
                .dropDefault("id")
                .setDefault("period", "'none'"));
        assertThat(texts("SELECT period || ' ' || parent FROM ODD ORDER BY id")).containsExactly("a! 2", "b! 1");
        assertThat(
                        texts(
                                "SELECT attname || ' ' || coalesce(pg_get_expr(adbin, adrelid), '-') FROM pg_attribute LEFT JOIN"
                                        + " pg_attrdef ON adrelid = attrelid AND adnum = attnum"
                                        + " WHERE attrelid = 'ODD'::regclass AND attname IN ('period', 'boss', 'id') ORDER BY 1"))
                .containsExactly("boss 5", "id -", "period 'none'::text");
    }

    @Test
    void givesAColumnAnotherTypeWhoseDefaultTheOldOneWouldNotFit() {
        alter(TableChange.of(ODD)
                .replaceColumn("boss", ColumnType.BIGINT, "boss")
                .changeType("parent", ColumnType.BIGINT, "parent"));
        database.execute("ALTER TABLE \"the \"\"table\" DROP COLUMN twice, DROP COLUMN parent");
        alter(TableChange.of(ODD)
                .changeType("word", ColumnType.BIGINT, "length(word)")
                .setDefault("word", "2"));
        assertThat(texts("SELECT word FROM ODD")).containsExactly("1", "1");
    }

    @Test
    void makesEverythingOnAReplacedColumnAgain() {
        var before = everything();
        assertThat(before).hasSizeGreaterThan(30);
        database.execute(
                "CREATE TEMP TABLE map AS SELECT id, id + 100 AS other FROM ODD".replace("ODD", "\"the \"\"table\""));
        String other = "(SELECT m.other FROM map m WHERE m.id = %s)";
        alter(TableChange.of(ODD)
                .replaceColumn("id", ColumnType.BIGINT, other.formatted("\"the \"\"table\".id"))
                .replaceColumn("boss", ColumnType.BIGINT, other.formatted("boss"))
                .changeType("parent", ColumnType.BIGINT, "id - id + parent"));
        assertThat(texts("SELECT id || ' ' || boss || ' ' || parent FROM ODD ORDER BY ctid"))
                .containsExactly("107 107 1", "103 107 2");
        assertThat(everything())
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(line -> line.replaceFirst(
                                        "(column id) integer (not null) nextval\\(.*?\\)", "$1 bigint $2")
                                .replace("column boss integer", "column boss bigint not null")
                                .replace("column parent integer", "column parent bigint")
                                // PostgreSQL keeps these in the order of the table's columns.
                                .replace("related ON id, word", "related ON word, id"))
                        .toList());
        assertThat(editor.table(ODD).orElseThrow().columns())
                .extracting(column -> column.name())
                .containsExactly("word", "parent", "period", "twice", "id", "boss");
        assertThat(texts("SELECT text FROM log")).isEmpty();
        assertThat(texts("SELECT proname FROM pg_proc WHERE proname LIKE '%espalier%'"))
                .isEmpty();
    }

    @Test
    void holdsForeignKeysBetweenReplacedColumnsOfSeveralTables() {
        database.execute(
                "ALTER TABLE child SET SCHEMA \"Odd schema\"; ALTER TABLE child VALIDATE CONSTRAINT \"to odd\"");
        alter(
                TableChange.of(ODD)
                        .replaceColumn("id", ColumnType.BIGINT, "100 + id")
                        .replaceColumn("boss", ColumnType.BIGINT, "100 + boss"),
                TableChange.of("child").replaceColumn("odd", ColumnType.BIGINT, "100 + odd"));
        assertThat(texts("SELECT odd FROM child")).containsExactly("103", "107");
        assertThatThrownBy(() -> database.execute("INSERT INTO child (odd) VALUES (7)"))
                .hasMessageContaining("to odd");
    }

    @Test
    void refusesWhatWouldBreakAViewAndLeavesNothingBehind() throws SQLException {
        database.execute("CREATE VIEW seen AS SELECT id FROM " + "\"the \"\"table\"");
        connection.commit();
        var before = everything();
        assertThatThrownBy(() -> alter(TableChange.of(ODD).replaceColumn("id", ColumnType.BIGINT, "id")))
                .isInstanceOf(UncheckedSqlException.class)
                .hasMessageContaining("view seen depends on column id of table")
                .cause()
                .extracting("SQLState")
                .isEqualTo("2BP01");
        connection.rollback();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void doesNotPutUpWithRowsThatAreLeftWithoutAValue() {
        assertThatThrownBy(() -> alter(TableChange.of(ODD).replaceColumn("boss", ColumnType.BIGINT, "nullif(boss, 7)")))
                .cause()
                .extracting("SQLState")
                .isEqualTo("23502");
    }

    @Test
    void namesTheTableOrColumnThatDoesNotExist() {
        assertThatThrownBy(() -> alter(TableChange.of("child").dropDefault("odd")))
                .hasMessage("there is no table child in the schema Odd schema");
        assertThatThrownBy(() -> alter(TableChange.of("parent").dropDefault("odd")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table parent has no column odd");
    }

    private void alter(TableChange... changes) {
        editor.alter(List.of(changes));
        editor.finish();
    }

    /** All that PostgreSQL knows of the table, as text. */
    private List<String> everything() {
        var all = new ArrayList<String>();
        Stream.of(
                        """
                        SELECT 'column ' || attname || ' ' || format_type(atttypid, atttypmod)
                          || CASE WHEN attnotnull THEN ' not null' ELSE '' END
                          || coalesce(' ' || pg_get_expr(adbin, adrelid), '') || coalesce(' ' || attacl::text, '')
                          || coalesce(' ' || attstattarget, '') || coalesce(' ' || attoptions::text, '')
                          || coalesce(' ' || col_description(attrelid, attnum), '')
                        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                        WHERE attrelid = 'ODD'::regclass AND attnum > 0 AND NOT attisdropped""",
                        """
                        SELECT conname || ' ' || pg_get_constraintdef(oid) || convalidated
                          || coalesce(' ' || obj_description(oid, 'pg_constraint'), '')
                        FROM pg_constraint WHERE (conrelid = 'ODD'::regclass OR confrelid = 'ODD'::regclass)
                          AND NOT (contype = 'n' AND conname LIKE '%boss%')""",
                        """
                        SELECT pg_get_indexdef(indexrelid) || indisclustered || indisreplident
                          || coalesce(' ' || obj_description(indexrelid, 'pg_class'), '')
                        FROM pg_index WHERE indrelid = 'ODD'::regclass""",
                        """
                        SELECT pg_get_statisticsobjdef(oid) || ' ' || obj_description(oid, 'pg_statistic_ext')
                        FROM pg_statistic_ext WHERE stxrelid = 'ODD'::regclass""",
                        """
                        SELECT pg_get_triggerdef(oid) || tgenabled::text || coalesce(obj_description(oid, 'pg_trigger'), '')
                        FROM pg_trigger WHERE tgrelid = 'ODD'::regclass AND NOT tgisinternal""",
                        "SELECT 'grant ' || relacl::text FROM pg_class WHERE oid = 'ODD'::regclass",
                        "SELECT pg_get_serial_sequence('ODD', 'id')",
                        """
                        SELECT privilege_type || ' ' || column_name FROM information_schema.column_privileges
                        WHERE table_name = 'the "table' AND grantee = 'PUBLIC'""")
                .map(this::texts)
                .forEach(all::addAll);
        return all;
    }

    private List<String> texts(String query) {
        return database.texts(query.replace("ODD", "\"the \"\"table\"")).stream()
                .map(text -> Arrays.toString(text.split("\n")).replaceAll("[\\[\\]]", ""))
                .toList();
    }
}
