package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.SqlScripts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAlterTest {
    private static final String EVERYTHING = """
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE "the 'odd' ""table" ( -- all there is
              id INTEGER PRIMARY KEY AUTOINCREMENT, -- counted
              "a name" VARCHAR(16) DEFAULT 'x, y' NOT NULL COLLATE NOCASE,
              parent INT REFERENCES parent ON DELETE CASCADE,
              boss INT REFERENCES "the 'odd' ""table" (id),
              twice INT GENERATED ALWAYS AS (id * 2) STORED,
              thrice INT AS (id * 3),
              CONSTRAINT "len, name" CHECK (length("a name") <= 16 AND "a name" <> '(,)'), UNIQUE ("a name", parent)
            );
            CREATE INDEX "by name" ON "the 'odd' ""table" (lower("a name") DESC) WHERE parent > 1;
            CREATE TABLE child (odd REFERENCES "the 'odd' ""table" (id));
            CREATE TABLE log (text);
            CREATE VIEW seen AS SELECT "a name" AS name, twice FROM "the 'odd' ""table";
            CREATE TRIGGER note AFTER INSERT ON "the 'odd' ""table" BEGIN
              INSERT INTO log VALUES ('new; ' || new."a name"); END;
            CREATE TRIGGER fill INSTEAD OF INSERT ON seen BEGIN
              INSERT INTO "the 'odd' ""table" ("a name") VALUES (new.name); END;
            INSERT INTO parent VALUES (1), (2);
            INSERT INTO "the 'odd' ""table" (id, "a name", parent, boss) VALUES (7, 'b', 1, 7), (3, 'a', 2, 7), (9, 'c', 2, 3);
            DELETE FROM "the 'odd' ""table" WHERE id = 9;
            INSERT INTO child VALUES (3), (7);
            """;
    private static final String ODD = "the 'odd' \"table";

    private Connection connection;
    private Database database;
    private SchemaEditor editor;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.sqlite3"));
        database = new Database(connection);
        editor = SchemaEditor.on(Dialect.SQLITE, connection, "main");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void changesWhatIsAskedAndKeepsAllElse() throws SQLException {
        SqlScripts.run(connection, EVERYTHING);
        var before = schema();
        alter(TableChange.of(ODD)
                .changeType("a name", ColumnType.TEXT, "upper(\"a name\") || parent")
                .setDefault("a name", "'z'")
                .setDefault("parent", "1 + 1"));

        assertThat(schema())
                .containsExactlyElementsOf(before.stream()
                        .map(sql -> sql.replace(
                                        "\"a name\" VARCHAR(16) DEFAULT 'x, y'", "\"a name\" TEXT DEFAULT ('z')")
                                .replace("parent INT REFERENCES", "parent INT DEFAULT (1 + 1) REFERENCES"))
                        .toList());
        assertThat(texts("SELECT id || ' ' || \"a name\" || ' ' || boss || ' ' || twice || ' ' || thrice FROM ODD"))
                .containsExactly("3 A2 7 6 9", "7 B1 7 14 21");
        assertThat(texts("SELECT text FROM log")).hasSize(3);

        database.execute("INSERT INTO seen (name) VALUES ('n')");
        assertThat(texts("SELECT id || parent FROM ODD WHERE \"a name\" = 'N'")).containsExactly("102");
        assertThat(texts("SELECT text FROM log")).hasSize(4).contains("new; n");
    }

    @Test
    void keepsTheCountOfAnEmptyTable() throws SQLException {
        SqlScripts.run(connection, EVERYTHING);
        database.execute("DELETE FROM child");
        database.execute("DELETE FROM \"the 'odd' \"\"table\"");
        alter(TableChange.of(ODD).dropDefault("a name"));
        database.execute("INSERT INTO \"the 'odd' \"\"table\" (\"a name\") VALUES ('n')");
        assertThat(texts("SELECT id FROM ODD")).containsExactly("10");
        assertThat(texts("SELECT count(*) FROM sqlite_sequence WHERE name = ?", ODD))
                .containsExactly("1");
    }

    @Test
    void replacesAKeyThatAColumnDeclaredItself() throws SQLException {
        SqlScripts.run(connection, EVERYTHING);
        alter(
                TableChange.of(ODD)
                        .replaceColumn("id", ColumnType.UUID, "'u' || id")
                        .replaceColumn("boss", ColumnType.UUID, "'u' || boss"),
                TableChange.of("child").replaceColumn("odd", ColumnType.UUID, "'u' || odd"));

        assertThat(texts("SELECT sql FROM sqlite_schema WHERE name = ?", ODD)).containsExactly("""
                        CREATE TABLE "the 'odd' ""table" ( -- all there is
                          "a name" VARCHAR(16) DEFAULT 'x, y' NOT NULL COLLATE NOCASE, -- counted
                          parent INT REFERENCES parent ON DELETE CASCADE,
                          twice INT GENERATED ALWAYS AS (id * 2) STORED,
                          thrice INT AS (id * 3),
                          id CHAR(32) NOT NULL,
                          boss CHAR(32) NOT NULL REFERENCES "the 'odd' ""table" (id),
                          CONSTRAINT "the 'odd' ""table_pkey" PRIMARY KEY (id),
                          CONSTRAINT "len, name" CHECK (length("a name") <= 16 AND "a name" <> '(,)'), UNIQUE ("a name", parent)
                        )""");
        assertThat(texts("SELECT rowid || id || boss FROM ODD ORDER BY rowid")).containsExactly("3u3u7", "7u7u7");
        assertThat(texts("SELECT odd FROM child")).containsExactly("u3", "u7");
    }

    @Test
    void namesANamelessKeyOfTheTableAndKeepsOneThatHasAName() throws SQLException {
        SqlScripts.run(connection, """
                CREATE TABLE a (x INT, y INT, PRIMARY KEY (Y DESC, x)) WITHOUT ROWID;
                CREATE TABLE b (x INTEGER CONSTRAINT k PRIMARY KEY DESC ON CONFLICT IGNORE, y INT) STRICT;
                CREATE TABLE c (x INT, y INT, CONSTRAINT k PRIMARY KEY (x));
                CREATE TABLE d (x INT, y INT, PRIMARY KEY (x));
                INSERT INTO a VALUES (1, 2), (1, 3);
                """);
        for (String table : List.of("a", "b", "c", "d")) {
            alter(TableChange.of(table).replaceColumn("y", ColumnType.same("TEXT"), "'v' || y"));
        }
        alter(TableChange.of("b").replaceColumn("x", ColumnType.same("INT"), "x"));
        assertThat(schema())
                .containsExactlyInAnyOrder(
                        "CREATE TABLE \"a\" (x INT, y TEXT NOT NULL, CONSTRAINT a_pkey PRIMARY KEY (Y DESC, x))"
                                + " WITHOUT ROWID",
                        "CREATE TABLE \"b\" (y TEXT NOT NULL, x INT NOT NULL, CONSTRAINT k PRIMARY KEY (x DESC)"
                                + " ON CONFLICT IGNORE) STRICT",
                        "CREATE TABLE \"c\" (x INT, y TEXT NOT NULL, CONSTRAINT k PRIMARY KEY (x))",
                        "CREATE TABLE \"d\" (x INT, y TEXT NOT NULL, PRIMARY KEY (x))");
        assertThat(texts("SELECT x || y FROM a")).containsExactly("1v3", "1v2");
    }

    @Test
    void keepsRowNumbersAndTheirOrder() throws SQLException {
        SqlScripts.run(connection, """
                CREATE TABLE plain (rowid TEXT, a INT);
                INSERT INTO plain (_rowid_, rowid, a) VALUES (30, 'x', 1), (10, 'y', 2), (20, 'z', 3);
                """);
        alter(TableChange.of("plain").changeType("a", ColumnType.TEXT, "a * 2"));
        assertThat(texts("SELECT _rowid_ || rowid || a FROM plain")).containsExactly("10y4", "20z6", "30x2");
    }

    @Test
    void leavesNothingBehindWhenItFailsInsideATransaction() throws SQLException {
        SqlScripts.run(connection, EVERYTHING);
        var before = schema();
        database.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> alter(
                        TableChange.of("parent").setDefault("id", "1"),
                        TableChange.of(ODD).replaceColumn("a name", ColumnType.TEXT, "nullif(\"a name\", 'a')")))
                .isInstanceOf(UncheckedSqlException.class)
                .hasMessageContaining("NOT NULL constraint failed");
        database.execute("ROLLBACK");
        assertThat(schema()).isEqualTo(before);
        assertThat(texts("SELECT id FROM ODD")).containsExactly("3", "7");
        assertThat(texts("PRAGMA legacy_alter_table")).containsExactly("0");
    }

    @Test
    void refusesToRebuildWhereForeignKeysAreEnforced() throws SQLException {
        SqlScripts.run(connection, EVERYTHING);
        database.execute("PRAGMA foreign_keys = ON");
        assertThatThrownBy(() -> alter(TableChange.of("parent").setDefault("id", "1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PRAGMA foreign_keys = OFF");
        assertThat(texts("SELECT count(*) FROM ODD")).containsExactly("2");
    }

    @Test
    void namesTheTableThatDoesNotExist() {
        assertThatThrownBy(() -> alter(TableChange.of("nowhere").dropDefault("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no table nowhere in the schema main");
    }

    private void alter(TableChange... changes) {
        editor.alter(List.of(changes));
        editor.finish();
    }

    private List<String> schema() {
        return texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence' ORDER BY name")
                .stream()
                .map(sql -> sql.replaceFirst("^CREATE TABLE (\\w+) ", "CREATE TABLE \"$1\" "))
                .toList();
    }

    private List<String> texts(String query, Object... parameters) {
        return database.texts(query.replace("ODD", "\"the 'odd' \"\"table\""), parameters);
    }
}
