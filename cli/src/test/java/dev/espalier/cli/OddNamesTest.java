package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean something to SQL, to JDBC or to MyBatis: they are names, and nothing else. */
class OddNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert\"; drop schema public cascade; --",
                "a 'b' ${c} #{d} \\#{e} {f} ? $1 %s \\ /* :g $$",
                "select",
                "Ünïcödé 日本語 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void ofASchema(String schema) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            database.execute("create schema " + Dialect.POSTGRESQL.quote(schema), "create table kept (id bigint)");
            String url = database.address();
            works("upgrade", "--schema", schema, url, "--dry-run");
            works("upgrade", "--schema", schema, url, "--rehearse");
            assertThat(works("upgrade", "--schema", schema, url, "--sql").out()).contains("butler_attributes");
            works("upgrade", "--schema", schema, url);
            works("status", "--schema", schema, url);
            assertThat(works("show-current", "--schema", schema, url).out()).contains("4e2d7a28475b");
            assertThat(works("journal", "--schema", schema, url).out()).contains("create");
            assertThat(works("dump-schema", "--schema", schema, url).out()).contains("table=butler_attributes");
            works("downgrade", "--schema", schema, "--yes", url, "2101fbf51ad3");
            works("upgrade", "--schema", schema, url);
            works("stamp", "--schema", schema, url);
            assertThat(database.tables()).containsExactly("kept");
        }
    }

    @Test
    void aSchemaWithALongerNameThanThereCanBe() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String cut = "s".repeat(63);
            database.execute("create schema " + cut);
            Jar.Result result = Cli.run("upgrade", "--schema", cut + "x", database.address());
            assertThat(result.err()).startsWith("[REV351] the database has no schema 'sss");
            assertThat(result.exitCode()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert'); drop table x; --.sqlite3",
                "a \"b\" ${c} #{d} %s %20 $$ & = + ;.sqlite3",
                "back\\slash.sqlite3",
                "Ünïcödé 日本語.sqlite3"
            })
    void ofAFile(String name, @TempDir Path folder) throws Exception {
        Path file = folder.resolve(name);
        Files.createFile(file);
        works("upgrade", file.toString());
        assertThat(works("show-current", file.toString()).out()).contains("4e2d7a28475b");
        assertThat(works("show-current", "jdbc:sqlite:" + file).out()).contains("4e2d7a28475b");
        assertThat(works("dump-schema", file.toString()).out()).contains("table=butler_attributes");
        works("downgrade", "--yes", file.toString(), "2101fbf51ad3");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tab\"le; drop table x", "a ${b} #{c} ? 'd' \\ $$ %s", "SELECT", "naïve 表"})
    void ofATableThatIsDescribed(String table) throws Exception {
        for (Dialect dialect : Dialect.values()) {
            try (FreshDatabase database = FreshDatabase.of(dialect)) {
                String quoted = dialect.quote(table);
                database.execute(
                        "create table " + quoted + " (" + quoted + " integer primary key)",
                        "create table child (up integer references " + quoted + ")",
                        "create index " + dialect.quote(table + " idx") + " on " + quoted + " (" + quoted + ")");
                String out = works("dump-schema", database.address(), table).out();
                assertThat(out).contains(table).contains("idx");
                assertThat(works("dump-schema", database.address()).out()).contains("table=child", table);
                database.execute("drop table child", "drop table " + quoted);
            }
        }
    }

    private static Jar.Result works(String... arguments) {
        Jar.Result result = Cli.run(arguments);
        assertThat(result.exitCode())
                .as(String.join(" ", arguments) + "\n" + result.err())
                .isZero();
        return result;
    }
}
