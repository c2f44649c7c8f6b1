package dev.espalier.runtime.schema;

import static dev.espalier.schema.ColumnType.BIGINT;
import static dev.espalier.schema.ColumnType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.SqlScripts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns renamed amid other changes: one copy of the rows, and all that refers to the columns follows. */
final class SqliteRenameTest {
    private static final int ROWS = 1000;
    private static final String EVERYTHING = """
            CREATE TABLE log (text TEXT);
            CREATE TABLE thing (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                word TEXT COLLATE NOCASE CONSTRAINT words UNIQUE,
                part INT CONSTRAINT of_whole REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED,
                gone TEXT,
                length INT GENERATED ALWAYS AS (length(word)) VIRTUAL,
                CONSTRAINT positive CHECK (id > 0 AND word <> 'word')
            );
            CREATE TABLE child (thing INT, word TEXT, CONSTRAINT both FOREIGN KEY (word) REFERENCES thing (word) ON DELETE CASCADE);
            CREATE INDEX some ON thing (lower(word), part DESC) WHERE word <> 'z';
            CREATE VIEW seen AS SELECT t.word AS said, "length" FROM thing t JOIN child c ON c.word = t.word;
            CREATE TRIGGER noted AFTER UPDATE OF word ON thing BEGIN INSERT INTO log VALUES (new.word || 'word'); END;
            CREATE TRIGGER back AFTER INSERT ON log BEGIN UPDATE thing SET word = new.text WHERE id < 0; END;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
              INSERT INTO thing (id, word, part) SELECT i * 2, 'w' || i, nullif(i - 1, 0) * 2 FROM n;
            INSERT INTO child VALUES (4, 'w2');
            INSERT INTO thing (id) VALUES (5000);
            DELETE FROM thing WHERE id = 5000;
            """;

    private Connection connection;
    private Database database;
    private SchemaEditor editor;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:");
        database = new Database(connection);
        editor = SchemaEditor.on(Dialect.SQLITE, connection, "main");
        SqlScripts.run(connection, EVERYTHING);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void copiesTheRowsOnceAndLetsAllFollow() {
        long before = changes();
        alter(TableChange.of("thing")
                .addColumn("more", BIGINT)
                .changeType("more", BIGINT, "id + length(word)")
                .addCheck("enough", "more > 1 AND word <> ''")
                .addIndex("word", "more")
                .renameColumn("word", "name")
                .changeType("part", BIGINT, "part + 0 * length(name || more || length)")
                .renameColumn("more", "sum")
                .addUnique("name", "sum")
                .dropColumn("gone")
                .renameColumn("part", "gone")
                .setNotNull("name"));
        assertThat(changes() - before).isBetween((long) ROWS, ROWS + 10L);

        assertThat(one("SELECT sql FROM sqlite_schema WHERE name = 'thing'")).isEqualTo("""
                        CREATE TABLE "thing" (
                            id INTEGER PRIMARY KEY AUTOINCREMENT,
                            "name" TEXT NOT NULL COLLATE NOCASE CONSTRAINT words UNIQUE,
                            "gone" BIGINT CONSTRAINT of_whole REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED,
                            length INT GENERATED ALWAYS AS (length("name")) VIRTUAL,
                            "sum" BIGINT,
                            CONSTRAINT positive CHECK (id > 0 AND "name" <> 'word'),
                            CONSTRAINT "enough" CHECK ("sum" > 1 AND "name" <> ''),
                            CONSTRAINT "thing_unq_name_sum" UNIQUE ("name", "sum")
                        )""");
        assertThat(one("SELECT id || name || gone || sum || length FROM thing WHERE id = 4"))
                .isEqualTo("4w2262");
        assertThat(one("SELECT sql FROM sqlite_schema WHERE name = 'some'"))
                .isEqualTo("CREATE INDEX some ON thing (lower(\"name\"), \"gone\" DESC) WHERE \"name\" <> 'z'");
        assertThat(database.texts("SELECT name FROM sqlite_schema WHERE name LIKE '%espalier%'"))
                .isEmpty();
        assertThat(database.texts("SELECT name FROM pragma_index_info('thing_idx_word_more')"))
                .containsExactly("name", "sum");
        assertThat(one("SELECT \"to\" || on_delete FROM pragma_foreign_key_list('child')"))
                .isEqualTo("nameCASCADE");
        assertThat(database.texts("SELECT said FROM seen")).containsExactly("w2");
        database.execute("UPDATE thing SET name = 'other' WHERE id = 6");
        assertThat(one("SELECT text FROM log")).isEqualTo("otherword");
        database.execute("INSERT INTO thing (name) VALUES ('last')");
        assertThat(one("SELECT max(id) FROM thing")).isEqualTo("5001");
    }

    @Test
    void givesADroppedColumnsNameToAnother() {
        database.execute("CREATE TABLE t (a TEXT, b INT, rowid INT)");
        database.execute("INSERT INTO t (_rowid_, a, b) VALUES (7, '3', 1), (5, '4', 2)");
        long before = changes();
        alter(TableChange.of("t")
                .addColumn("c", BIGINT)
                .changeType("c", BIGINT, "a * 2 + (SELECT max(b) FROM t)")
                .dropColumn("a")
                .renameColumn("c", "a")
                .renameColumn("b", "c")
                .dropColumn("rowid")
                .changeType("c", TEXT, "c || (SELECT sum(t.c) FROM t) || t.c"));
        assertThat(changes() - before).isEqualTo(2);
        assertThat(database.texts("SELECT rowid || ':' || a || ':' || c FROM t ORDER BY rowid"))
                .containsExactly("5:10:232", "7:8:131");
    }

    @Test
    void saysThatThereIsAColumnOfTheNameAlready() {
        assertThatThrownBy(() -> alter(TableChange.of("thing").renameColumn("word", "Part")))
                .hasMessageContaining("the table thing has a column Part already");
        assertThatThrownBy(() -> alter(TableChange.of("thing").addColumn("word", TEXT)))
                .hasMessageContaining("the table thing has a column word already");
        alter(TableChange.of("thing").renameColumn("word", "Word"));
        assertThat(editor.table("thing").orElseThrow().columns().get(1).name()).isEqualTo("Word");
    }

    @Test
    void renamesWithoutACopyWhereNothingElseNeedsOne() {
        long before = changes();
        alter(TableChange.of("thing")
                .renameColumn("word", "name")
                .addIndex("name")
                .renameColumn("name", "word")
                .dropIndex("thing_idx_name"));
        assertThat(changes() - before).isLessThan(10);
        alter(TableChange.of("thing")
                .renameColumn("word", "name")
                .setNotNull("name")
                .renameColumn("name", "word"));
        assertThat(changes() - before).isBetween((long) ROWS, ROWS + 20L);
    }

    @Test
    void takesAnIndexAwayThatWasAddedBefore() {
        alter(TableChange.of("log")
                .addIndex("text")
                .dropIndex("log_idx_text")
                .addColumn("x", TEXT)
                .addIndex("x")
                .dropColumn("x"));
        assertThat(editor.table("log").orElseThrow().indexes()).isEmpty();
    }

    @Test
    void leavesAllAsItWasWhenItFails() {
        List<String> before = database.texts("SELECT sql FROM sqlite_schema ORDER BY name");
        database.execute("BEGIN");
        assertThatThrownBy(() -> alter(TableChange.of("thing")
                        .addColumn("x", TEXT)
                        .renameColumn("word", "name")
                        .setNotNull("x")))
                .hasMessageContaining("NOT NULL constraint failed");
        database.execute("ROLLBACK");
        assertThat(database.texts("SELECT sql FROM sqlite_schema ORDER BY name"))
                .isEqualTo(before);
    }

    private void alter(TableChange change) {
        editor.alter(List.of(change));
        editor.finish();
    }

    /** How many rows statements have written since the connection was opened; SQLite counts the schema's not. */
    private long changes() {
        return Long.parseLong(one("SELECT total_changes()"));
    }

    private String one(String query) {
        return database.texts(query).get(0);
    }
}
