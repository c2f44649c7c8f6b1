package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import dev.espalier.schema.Table.Check;
import dev.espalier.schema.Table.Column;
import dev.espalier.schema.Table.ForeignKey;
import dev.espalier.schema.Table.Index;
import dev.espalier.testing.SqlScripts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteReflectionTest {
    private Connection connection;
    private SchemaEditor editor;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.sqlite3"));
        editor = SchemaEditor.on(Dialect.SQLITE, connection, "main");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void namesOrdinaryTablesOnlySorted() throws SQLException {
        SqlScripts.run(connection, """
                CREATE TABLE zebra (id INTEGER PRIMARY KEY AUTOINCREMENT);
                CREATE TABLE "an odd ""one" (a);
                CREATE TABLE sqliteish (a);
                CREATE VIEW v AS SELECT 1;
                CREATE TEMP TABLE passing (a);
                CREATE VIRTUAL TABLE words USING fts5 (text);
                """);
        assertThat(editor.tables()).containsExactly("an odd \"one", "sqliteish", "zebra");
        assertThat(editor.table("passing")).isEmpty();
        assertThat(editor.table("an odd \"one")).isPresent();
    }

    @Test
    void readsEverythingThatATableIsMadeOf() throws SQLException {
        SqlScripts.run(connection, """
                CREATE TABLE parent (a TEXT, b INT, PRIMARY KEY (b, a));
                CREATE TABLE "the table" (
                  id integer PRIMARY KEY,
                  "a name" VARCHAR(16) NOT NULL DEFAULT 'x' CHECK ("a name" <> 'y, (z'),
                  ingested TIMESTAMP DEFAULT (CURRENT_TIMESTAMP),
                  self INT REFERENCES "the table" ON DELETE CASCADE UNIQUE,
                  twice INT AS (id * 2),
                  CONSTRAINT u UNIQUE (SELF, id),
                  CONSTRAINT f FOREIGN KEY ("a name", self) REFERENCES parent (a, b) DEFERRABLE INITIALLY DEFERRED,
                  CONSTRAINT e FOREIGN KEY (self, "a name") REFERENCES parent,
                  CONSTRAINT c CHECK (length("a name")<=16 AND id>1)
                );
                CREATE UNIQUE INDEX "i 2" ON "the table" ("a name" DESC, lower("a name") || ',') WHERE self > 1;
                CREATE INDEX i1 ON "the table" (self);
                """);
        var nameless = Optional.<String>empty();
        assertThat(editor.table("the table"))
                .contains(new Table(
                        "the table",
                        List.of(
                                new Column("id", "INTEGER", true, nameless),
                                new Column("a name", "VARCHAR(16)", false, Optional.of("'x'")),
                                new Column("ingested", "TIMESTAMP", true, Optional.of("CURRENT_TIMESTAMP")),
                                new Column("self", "INT", true, nameless),
                                new Column("twice", "INT", true, nameless)),
                        Optional.of(new Table.Key(nameless, List.of("id"))),
                        List.of(
                                new Table.Key(nameless, List.of("self")),
                                new Table.Key(Optional.of("u"), List.of("self", "id"))),
                        List.of(
                                new ForeignKey(
                                        nameless, List.of("self"), "the table", List.of("id"), "ON DELETE CASCADE"),
                                new ForeignKey(
                                        Optional.of("e"), List.of("self", "a name"), "parent", List.of("b", "a"), ""),
                                new ForeignKey(
                                        Optional.of("f"),
                                        List.of("a name", "self"),
                                        "parent",
                                        List.of("a", "b"),
                                        "DEFERRABLE INITIALLY DEFERRED")),
                        List.of(
                                new Check(nameless, "\"a name\" <> 'y, (z'"),
                                new Check(Optional.of("c"), "length(\"a name\")<=16 AND id>1")),
                        List.of(
                                new Index("i 2", List.of("a name", "lower(\"a name\") || ','"), true),
                                new Index("i1", List.of("self"), false))));
    }
}
