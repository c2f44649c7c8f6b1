package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.SqlScripts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rebuild for many changes at once leaves as it was. */
final class SqliteKeepsTest {
    private static final String EVERYTHING = """
            CREATE TABLE log (text TEXT);
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE thing (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                word TEXT COLLATE NOCASE DEFAULT 'x' CONSTRAINT words UNIQUE,
                parent INT CONSTRAINT of_parent REFERENCES parent (id) ON DELETE CASCADE,
                gone TEXT,
                length INT GENERATED ALWAYS AS (length(word)) STORED,
                CONSTRAINT positive CHECK (id > 0)
            );
            CREATE TABLE child (thing INT, FOREIGN KEY (thing) REFERENCES thing (id));
            CREATE INDEX some ON thing (word) WHERE word <> 'z';
            CREATE TRIGGER noted AFTER INSERT ON thing BEGIN INSERT INTO log VALUES (new.word); END;
            INSERT INTO parent VALUES (1);
            INSERT INTO thing (id, word, parent, gone) VALUES (5, 'b', 1, 'g'), (9, 'a', NULL, NULL);
            DELETE FROM thing WHERE id = 9;
            DELETE FROM log;
            INSERT INTO child VALUES (5);
            """;

    @Test
    void keepsAllThatNoPartNames() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:")) {
            Database database = new Database(connection);
            SqlScripts.run(connection, EVERYTHING);
            SchemaEditor editor = SchemaEditor.on(Dialect.SQLITE, connection, "main");
            editor.alter(List.of(TableChange.of("thing")
                    .dropColumn("gone")
                    .addColumn("more", ColumnType.BIGINT)
                    .changeType("more", ColumnType.BIGINT, "id * 2")
                    .setNotNull("more")
                    .renameColumn("parent", "owner")
                    .addCheck("enough", "more > 1")
                    .addIndex("more")));
            editor.finish();

            assertThat(database.texts("SELECT id || word || owner || more || length FROM thing"))
                    .containsExactly("5b1101");
            assertThat(database.texts("SELECT name FROM sqlite_master WHERE tbl_name = 'thing' AND type <> 'table'"
                            + " AND sql IS NOT NULL ORDER BY name"))
                    .containsExactly("noted", "some", "thing_idx_more");
            assertThat(database.texts("SELECT sql FROM sqlite_master WHERE name = 'some'"))
                    .containsExactly("CREATE INDEX some ON thing (word) WHERE word <> 'z'");
            database.execute("INSERT INTO thing (more) VALUES (3)");
            assertThat(database.texts("SELECT max(id) FROM thing")).containsExactly("10");
            assertThat(database.texts("SELECT text FROM log")).containsExactly("x");
            assertThat(database.texts("SELECT count(*) FROM thing WHERE word = 'X'"))
                    .containsExactly("1");
            assertThat(database.texts("SELECT \"table\" || \"to\" || on_delete FROM pragma_foreign_key_list('thing')"))
                    .containsExactly("parentidCASCADE");
            assertThat(database.texts("SELECT \"table\" || \"to\" FROM pragma_foreign_key_list('child')"))
                    .containsExactly("thingid");
            assertThat(editor.table("thing").orElseThrow().checks()).hasSize(2);
            assertThat(editor.table("thing").orElseThrow().uniques().get(0).name())
                    .contains("words");
        }
    }
}
