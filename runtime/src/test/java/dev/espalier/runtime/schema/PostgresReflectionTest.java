package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.Table.Check;
import dev.espalier.schema.Table.Column;
import dev.espalier.schema.Table.ForeignKey;
import dev.espalier.schema.Table.Index;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.SqlScripts;
import dev.espalier.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresReflectionTest {
    private Connection connection;
    private SchemaEditor editor;

    @BeforeEach
    void open() throws SQLException {
        connection = TestPostgres.newDatabase().getConnection();
        editor = SchemaEditor.on(Dialect.POSTGRESQL, connection, "Odd schema");
        SqlScripts.run(connection, "CREATE SCHEMA \"Odd schema\"");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void namesOrdinaryTablesOfTheSchemaOnlySorted() throws SQLException {
        SqlScripts.run(connection, """
                CREATE TABLE "Odd schema".zebra (id BIGSERIAL PRIMARY KEY);
                CREATE TABLE "Odd schema"."an odd ""one" (a INT);
                CREATE VIEW "Odd schema".v AS SELECT 1;
                CREATE TABLE public.elsewhere (a INT);
                """);
        assertThat(editor.tables()).containsExactly("an odd \"one", "zebra");
        assertThat(editor.table("elsewhere")).isEmpty();
        assertThat(editor.table("v")).isEmpty();
        assertThat(editor.table("an odd \"one")).isPresent();
    }

    @Test
    void readsEverythingThatATableIsMadeOf() throws SQLException {
        SqlScripts.run(connection, """
                CREATE EXTENSION btree_gist;
                SET search_path TO "Odd schema", public;
                CREATE TABLE parent (b INT, a TEXT, PRIMARY KEY (a, b));
                CREATE TABLE "the table" (
                  id BIGINT,
                  "a name" VARCHAR(16) NOT NULL DEFAULT 'x' CHECK ("a name" <> 'y, (z'),
                  gone INT,
                  ingested TIMESTAMP DEFAULT now(),
                  self INT,
                  twice BIGINT GENERATED ALWAYS AS (id * 2) STORED,
                  "when" INT8RANGE,
                  PRIMARY KEY (self, id),
                  CONSTRAINT u UNIQUE (self, "a name"),
                  CONSTRAINT f FOREIGN KEY ("a name", self) REFERENCES parent (a, b)
                    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                  CONSTRAINT e FOREIGN KEY (self, id) REFERENCES "the table",
                  CONSTRAINT x EXCLUDE USING gist (self WITH =, "when" WITH &&)
                );
                ALTER TABLE "the table" DROP COLUMN gone;
                CREATE UNIQUE INDEX "i 2" ON "the table" ("a name" DESC, lower("a name")) INCLUDE (twice) WHERE self > 1;
                """);
        var none = Optional.<String>empty();
        assertThat(editor.table("the table"))
                .contains(new Table(
                        "the table",
                        List.of(
                                new Column("id", "bigint", false, none),
                                new Column(
                                        "a name",
                                        "character varying(16)",
                                        false,
                                        Optional.of("'x'::character varying")),
                                new Column("ingested", "timestamp without time zone", true, Optional.of("now()")),
                                new Column("self", "integer", false, none),
                                new Column("twice", "bigint", true, none),
                                new Column("when", "int8range", true, none)),
                        Optional.of(new Table.Key(Optional.of("the table_pkey"), List.of("self", "id"))),
                        List.of(new Table.Key(Optional.of("u"), List.of("self", "a name"))),
                        List.of(
                                new ForeignKey(
                                        Optional.of("e"),
                                        List.of("self", "id"),
                                        "the table",
                                        List.of("self", "id"),
                                        ""),
                                new ForeignKey(
                                        Optional.of("f"),
                                        List.of("a name", "self"),
                                        "parent",
                                        List.of("a", "b"),
                                        "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED")),
                        List.of(new Check(
                                Optional.of("the table_a name_check"), "((\"a name\")::text <> 'y, (z'::text)")),
                        List.of(
                                new Index("i 2", List.of("a name", "lower((\"a name\")::text)"), true),
                                new Index("u", List.of("self", "a name"), true),
                                new Index("x", List.of("self", "when"), false))));
    }

    @Test
    void readsAndChangesManyTablesWithTheQuestionsOfOne() throws SQLException {
        for (int i = 0; i < 20; i++) {
            SqlScripts.run(
                    connection,
                    "CREATE TABLE \"Odd schema\".t" + i + " (id INT PRIMARY KEY, t0 INT REFERENCES \"Odd schema\".t0)");
        }
        SqlScripts.run(connection, "CREATE TABLE \"Odd schema\".bare ()");
        AtomicInteger questions = new AtomicInteger();
        editor = SchemaEditor.on(Dialect.POSTGRESQL, counted(questions), "Odd schema");

        SortedMap<String, Table> tables = editor.tables(List.of("t7", "bare", "nowhere", "t2"));

        assertThat(questions).hasValue(3);
        assertThat(tables).containsOnlyKeys("bare", "t2", "t7");
        assertThat(tables.values())
                .containsExactlyElementsOf(Stream.of("bare", "t2", "t7")
                        .flatMap(name -> editor.table(name).stream())
                        .toList());
        assertThat(tables.values().stream().map(Table::columns).map(List::size)).containsExactly(0, 2, 2);
        assertThat(tables.values().stream().map(Table::foreignKeys).map(List::size))
                .containsExactly(0, 1, 1);

        questions.set(0);
        editor.alter(IntStream.range(0, 20)
                .mapToObj(i -> TableChange.of("t" + i).addColumn("more", ColumnType.TEXT))
                .toList());

        assertThat(questions).hasValue(3);
        assertThat(editor.tables(editor.tables()).values())
                .filteredOn(table -> table.column("more").isPresent())
                .hasSize(20);
    }

    /** The same connection, which counts the queries that are made on it. */
    private Connection counted(AtomicInteger questions) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement")) {
                        questions.incrementAndGet();
                    }
                    return method.invoke(connection, args);
                });
    }
}
