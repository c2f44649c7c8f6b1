package dev.espalier.runtime.schema;

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
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DependentWatchTest {
    private Connection connection;
    private Database database;
    private SchemaEditor editor;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:");
        database = new Database(connection);
        editor = SchemaEditor.on(Dialect.SQLITE, connection, "main");
        script("CREATE TABLE log (text); CREATE TABLE thing (id INTEGER PRIMARY KEY, gone TEXT, word TEXT);"
                + "INSERT INTO thing VALUES (1, 'g', 'w')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRIGGER \"the one\" AFTER INSERT ON thing BEGIN INSERT INTO log VALUES (new.gone); END",
                "TRIGGER \"the one\" AFTER INSERT ON thing WHEN new.gone > 1 BEGIN DELETE FROM log; END",
                "TRIGGER \"the one\" BEFORE DELETE ON thing BEGIN INSERT INTO log VALUES (old.gone); END",
                "TRIGGER \"the one\" AFTER UPDATE OF word, gone ON thing BEGIN INSERT INTO log VALUES (1); END",
                "TRIGGER \"the one\" AFTER UPDATE ON thing BEGIN INSERT INTO log SELECT \"gone\" FROM thing; END",
                "TRIGGER \"the one\" AFTER INSERT ON log BEGIN UPDATE thing SET gone = 1; END",
                "TRIGGER \"the one\" AFTER INSERT ON log BEGIN INSERT INTO thing (gone) VALUES (1); END",
                "VIEW \"the one\" AS SELECT gone FROM thing",
                "VIEW \"the one\" AS SELECT \"gone\" FROM thing",
                "VIEW \"the one\" (a, b, c) AS SELECT * FROM thing",
            })
    void refusesToLeaveBehindWhatWouldNotWork(String dependent) {
        database.execute("CREATE " + dependent);
        String type = dependent.substring(0, dependent.indexOf(' '));
        assertThatThrownBy(() -> alter(TableChange.of("thing").dropColumn("gone")))
                .isInstanceOf(UncheckedSqlException.class)
                .hasMessageContaining("the " + type.toLowerCase(Locale.ROOT) + " the one")
                .hasMessageContaining(dependent.contains("*") ? "expected 3 columns for 'the one' but got 2" : "gone")
                .hasMessageContaining("DROP " + type + " \"the one\"")
                .cause()
                .extracting("SQLState")
                .isEqualTo("2BP01");
        assertThat(database.texts("SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"))
                .containsExactly("CREATE " + dependent);
    }

    @Test
    void namesAllThatWouldNotWork() throws SQLException {
        script("CREATE TRIGGER noted AFTER INSERT ON thing BEGIN INSERT INTO log VALUES (new.gone); END;"
                + "CREATE VIEW seen AS SELECT * FROM thing; CREATE VIEW words AS SELECT upper(word) AS w FROM seen;"
                + "CREATE TRIGGER fill INSTEAD OF INSERT ON words BEGIN INSERT INTO thing (word) VALUES (new.w); END;"
                + "CREATE TRIGGER change INSTEAD OF UPDATE ON words BEGIN UPDATE thing SET word = new.w; END;"
                + "CREATE TRIGGER empty INSTEAD OF DELETE ON words BEGIN DELETE FROM thing; END");
        assertThatThrownBy(
                        () -> alter(TableChange.of("thing").dropColumn("word").dropColumn("gone")))
                .hasMessageContaining("noted")
                .hasMessageContaining("words")
                .hasMessageContaining("fill")
                .hasMessageContaining("change")
                .message()
                .doesNotContain("seen");
    }

    @Test
    void letsTheChangeBeMadeWhenTheMigrationHasDroppedThemFirst() throws SQLException {
        script("CREATE TRIGGER noted AFTER INSERT ON thing BEGIN INSERT INTO log VALUES (new.gone); END;"
                + "CREATE VIEW seen AS SELECT * FROM thing");
        database.execute("DROP TRIGGER noted");
        alter(TableChange.of("thing").dropColumn("gone"));
        assertThat(database.texts("SELECT id || word FROM seen")).containsExactly("1w");
    }

    @Test
    void isNotStoppedByWhatWasBrokenBefore() throws SQLException {
        script("CREATE TRIGGER noted AFTER INSERT ON thing BEGIN INSERT INTO log VALUES (new.nope); END;"
                + "CREATE VIEW seen AS SELECT nope FROM thing; CREATE VIEW text AS SELECT \"gone\" FROM log;"
                + "CREATE TRIGGER lost AFTER INSERT ON log BEGIN INSERT INTO nowhere VALUES (1); END");
        alter(TableChange.of("thing")
                .dropColumn("gone")
                .renameColumn("word", "name")
                .addColumn("x", TEXT));
        alter(TableChange.of("thing").renameColumn("name", "word"));
        assertThat(database.texts("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name"))
                .containsExactly("lost", "noted", "seen", "text");
        assertThat(database.texts("SELECT sql FROM sqlite_schema WHERE name = 'noted'"))
                .containsExactly(
                        "CREATE TRIGGER noted AFTER INSERT ON thing BEGIN INSERT INTO log VALUES (new.nope); END");
    }

    @Test
    void refusesToDropATableThatAViewReads() {
        database.execute("CREATE VIEW seen AS SELECT * FROM thing");
        assertThatThrownBy(() -> alter(TableChange.drop("thing")))
                .hasMessageContaining("the view seen (no such table: main.thing)");
    }

    private void script(String sql) throws SQLException {
        SqlScripts.run(connection, sql + ";");
    }

    private void alter(TableChange change) {
        editor.alter(List.of(change));
        editor.finish();
    }
}
