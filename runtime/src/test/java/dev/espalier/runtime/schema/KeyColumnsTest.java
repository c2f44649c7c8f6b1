package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
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

final class KeyColumnsTest {
    private Connection connection;
    private SchemaEditor editor;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.sqlite3"));
        SqlScripts.run(connection, """
                CREATE TABLE parent (name VARCHAR(16) PRIMARY KEY, note TEXT, word TEXT CONSTRAINT short CHECK (word < 'x'),
                    CONSTRAINT words UNIQUE (word));
                CREATE TABLE child (parent VARCHAR(16) REFERENCES Parent, word TEXT REFERENCES parent (WORD), n TEXT);
                CREATE TABLE made (a TEXT, b TEXT AS (a) REFERENCES parent);
                INSERT INTO parent VALUES ('01', 'a', 'b');
                INSERT INTO child VALUES ('01', 'b', 'c');
                INSERT INTO made VALUES ('01');
                """);
        editor = SchemaEditor.on(Dialect.SQLITE, connection, "main");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void areKeptByWhatIsAboutOtherColumns() {
        assertThat(kept(TableChange.of("parent")
                        .changeType("note", ColumnType.BIGINT, "length(note)")
                        .dropDefault("note")
                        .setNotNull("note")
                        .addColumn("more", ColumnType.TEXT)
                        .addIndex("note")
                        .dropConstraint("short")
                        .addCheck("short", "word < 'y'")))
                .isTrue();
        assertThat(kept(TableChange.of("child").changeType("n", ColumnType.BIGINT, "1")))
                .isTrue();
    }

    @Test
    void areKeptByATypeThatTakesValuesAlike() {
        assertThat(kept(TableChange.of("parent").changeType("name", ColumnType.varchar(32))))
                .isTrue();
        assertThat(kept(TableChange.of("parent").changeType("name", ColumnType.BIGINT)))
                .isFalse();
        assertThat(kept(TableChange.of("child").changeType("parent", ColumnType.TEXT, "n")))
                .isFalse();
    }

    @Test
    void areNotKeptByWhatTakesKeysAway() {
        assertThat(kept(TableChange.of("parent").dropConstraint("words"))).isFalse();
        assertThat(kept(TableChange.of("parent").dropPrimaryKey())).isFalse();
        assertThat(kept(TableChange.of("parent").dropColumn("note"))).isFalse();
        assertThat(kept(TableChange.of("child").renameColumn("n", "m"))).isFalse();
    }

    @Test
    void mayBeMadeFromAnyOtherColumn() {
        assertThat(kept(TableChange.of("made").changeType("a", ColumnType.TEXT, "'02'")))
                .isFalse();
    }

    @Test
    void areLookedAtWhereTheyAreNotKept() {
        // '01' becomes 1, and the other one's '1'.
        editor.alter(List.of(TableChange.of("child").changeType("parent", ColumnType.BIGINT)));
        assertThatThrownBy(editor::finish).hasMessageContaining("1 row of child without the row of Parent to refer to");
    }

    @Test
    void mayBeBrokenBeforeAndAfterWhereTheyAreKept() throws SQLException {
        SqlScripts.run(connection, "INSERT INTO child (parent) VALUES ('03')");
        editor.alter(List.of(TableChange.of("parent").changeType("name", ColumnType.varchar(32))));
        editor.finish();
        assertThat(new Database(connection).texts("PRAGMA cache_size")).containsExactly("-65536");
    }

    private boolean kept(TableChange change) {
        Table table = editor.table(change.table()).orElseThrow();
        return KeyColumns.of(new Database(connection), change.table(), Optional.of(table))
                .areKeptBy(change.parts());
    }
}
