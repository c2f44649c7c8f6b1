package dev.espalier.runtime.schema;

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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForeignKeyWatchTest {
    private static final TableChange NEW_KEYS =
            TableChange.of("parent").changeType("id", ColumnType.same("INTEGER"), "id + 100");

    private Connection connection;
    private SchemaEditor editor;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.sqlite3"));
        SqlScripts.run(connection, """
                CREATE TABLE parent (id INTEGER PRIMARY KEY, note);
                CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES Parent);
                CREATE TABLE stranger (parent REFERENCES nowhere);
                INSERT INTO parent VALUES (1, ''), (2, '');
                INSERT INTO child (parent) VALUES (1), (1), (2), (NULL), (99);
                INSERT INTO stranger VALUES (1);
                """);
        editor = SchemaEditor.on(Dialect.SQLITE, connection, "main");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void seesThatRowsOfAnotherTableReferToNothingAnyMore() {
        editor.alter(List.of(NEW_KEYS));
        assertThatThrownBy(editor::finish)
                .isInstanceOf(UncheckedSqlException.class)
                .hasMessage("foreign keys do not hold after the change:"
                        + " 4 rows of child without the row of Parent to refer to")
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("23503");
    }

    @Test
    void seesThatRowsOfTheChangedTableReferToNothing() {
        editor.alter(List.of(TableChange.of("child").replaceColumn("parent", ColumnType.BIGINT, "5")));
        // A replaced column keeps its foreign key, and 5 is nobody's parent.
        assertThatThrownBy(editor::finish).hasMessageContaining("5 rows of child without the row of");
    }

    @Test
    void letsPassWhatWasWrongBefore() {
        editor.alter(List.of(TableChange.of("parent").setDefault("note", "'none'")));
        editor.alter(List.of(
                NEW_KEYS,
                TableChange.of("child").changeType("parent", ColumnType.same("INTEGER"), "parent + 100"),
                TableChange.of("stranger").setDefault("parent", "2")));
        editor.finish();
    }

    @Test
    void hasNothingToSayOfTablesThatAreGone() throws SQLException {
        editor.alter(List.of(NEW_KEYS));
        SqlScripts.run(connection, "DROP TABLE child");
        editor.finish();
    }

    @Test
    void seesForeignKeysOfEmptyTablesThatReferToNoTableOrKeyAnyMore() throws SQLException {
        SqlScripts.run(connection, """
                CREATE TABLE named (name TEXT UNIQUE, note);
                CREATE TABLE empty (a REFERENCES parent, b REFERENCES named (name));
                DELETE FROM child;
                """);
        editor.alter(List.of(TableChange.drop("parent"), TableChange.of("named").dropColumn("name")));
        assertThatThrownBy(editor::finish)
                .hasMessageContaining("a foreign key of empty refers to a table parent that is not there, drop it")
                .hasMessageContaining("a foreign key of empty refers to columns that are no key any more, drop it");
    }

    @Test
    void leavesAloneWhatCannotBeChecked() throws SQLException {
        SqlScripts.run(connection, "CREATE TABLE odd (a REFERENCES parent (note)); INSERT INTO odd VALUES ('x')");
        editor.alter(List.of(TableChange.of("odd").setDefault("a", "'b'")));
        editor.finish();
    }
}
