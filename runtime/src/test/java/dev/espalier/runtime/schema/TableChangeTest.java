package dev.espalier.runtime.schema;

import static dev.espalier.schema.ColumnType.BIGINT;
import static dev.espalier.schema.ColumnType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.Table.ForeignKey;
import dev.espalier.schema.TableChange;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each part of a change, on both databases. */
final class TableChangeTest {
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void createsTablesWithAllThatBelongsToThem(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            Table visit = opened.table("visit");
            assertThat(visit.columns().stream().map(Table.Column::name))
                    .containsExactly("site", "id", "group", "length");
            assertThat(visit.columns().stream().map(Table.Column::nullable)).containsExactly(false, false, true, true);
            assertThat(visit.primaryKey().orElseThrow().name()).contains("visit_pkey");
            assertThat(visit.primaryKey().orElseThrow().columns()).containsExactly("site", "id");
            assertThat(visit.uniques().get(0).name()).contains("visit_unq_group");
            assertThat(visit.foreignKeys().get(0).name()).contains("fkey_visit_site_name_site");
            assertThat(visit.foreignKeys().get(0).rules()).isEqualToIgnoringCase("ON DELETE CASCADE");
            assertThat(visit.checks().get(0).name()).contains("visit_long");
            assertThat(visit.indexes().stream().map(Table.Index::name)).contains("visit_idx_site_length");
            assertThat(opened.rows("SELECT length FROM visit")).containsExactly("7", "7");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void changesColumnsInOneBlockAndKeepsTheRows(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.of("visit")
                    .addColumn("night", BIGINT)
                    .setDefault("night", "3")
                    .renameColumn("group", "set")
                    .setNotNull("set")
                    .dropIndex("visit_idx_site_length")
                    .dropConstraint("visit_long")
                    .dropColumn("length")
                    .changeType("site", ColumnType.varchar(32)));
            Table visit = opened.table("visit");
            assertThat(visit.columns().stream().map(Table.Column::name)).containsExactly("site", "id", "set", "night");
            assertThat(visit.column("site").orElseThrow().type()).endsWith("(32)");
            assertThat(visit.column("set").orElseThrow().nullable()).isFalse();
            assertThat(visit.uniques().get(0).columns()).containsExactly("set");
            assertThat(visit.checks()).isEmpty();
            assertThat(visit.indexes().stream().map(Table.Index::name)).doesNotContain("visit_idx_site_length");
            assertThat(opened.rows("SELECT id || \"set\" FROM visit ORDER BY id"))
                    .containsExactly("1a", "2b");

            opened.alter(TableChange.of("visit").dropNotNull("set").dropDefault("night"));
            assertThat(opened.table("visit").column("set").orElseThrow().nullable())
                    .isTrue();
            assertThat(opened.table("visit").column("night").orElseThrow().defaultValue())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void movesKeysBetweenTables(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(
                    TableChange.of("visit")
                            .dropConstraint("fkey_visit_site_name_site")
                            .dropPrimaryKey()
                            .addPrimaryKey("id")
                            .addForeignKey(ForeignKey.of(List.of("site"), "place", List.of("name"))),
                    TableChange.create("place")
                            .addColumn("name", ColumnType.varchar(32))
                            .addPrimaryKey("name"),
                    TableChange.drop("site"));
            assertThat(opened.editor().tables()).containsExactly("place", "visit");
            assertThat(opened.table("visit").primaryKey().orElseThrow().columns())
                    .containsExactly("id");
        } catch (UncheckedSqlException e) {
            // The rows refer to places that are not there, which both databases must notice.
            assertThat(e.getCause().getSQLState()).isEqualTo("23503");
            return;
        }
        throw new AssertionError("the dangling reference was not noticed");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void dropsWithAColumnTheKeysChecksAndIndexesOnIt(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.of("visit").dropColumn("length").dropColumn("group"));
            Table visit = opened.table("visit");
            assertThat(visit.checks()).isEmpty();
            assertThat(visit.uniques()).isEmpty();
            assertThat(visit.indexes()).isEmpty();
            assertThat(SchemaDump.of(dialect, List.of(visit)).lines()).noneMatch(line -> line.contains("length"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void saysWhatIsNotThereBeforeAnythingIsChanged(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            List<String> before = opened.rows("SELECT count(*) FROM visit");
            assertThatThrownBy(() -> opened.alter(
                            TableChange.of("site").addColumn("x", TEXT),
                            TableChange.of("visit").dropIndex("visit_idx_site_lenght")))
                    .hasMessageContaining("the table visit has no index visit_idx_site_lenght")
                    .hasMessageContaining("did you mean visit_idx_site_length?");
            assertThatThrownBy(() -> opened.alter(TableChange.create("site")))
                    .hasMessageContaining("there is a table site");
            assertThat(opened.rows("SELECT count(*) FROM visit")).isEqualTo(before);
            assertThat(opened.table("site").column("x")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takesTheKeysOfATableAwayBeforeWhatTheyReferTo(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.drop("site"), TableChange.of("visit").dropColumn("site"));
            assertThat(opened.editor().tables()).containsExactly("visit");
            assertThat(opened.table("visit").foreignKeys()).isEmpty();
        }
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.drop("site"), TableChange.drop("visit"));
            assertThat(opened.editor().tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesToDropWhatAForeignKeyElsewhereRefersTo(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            assertThatThrownBy(() -> opened.alter(
                            TableChange.of("site").addColumn("x", TEXT).dropColumn("name")))
                    .isInstanceOf(UncheckedSqlException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takesPartsInTheirOrder(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.of("visit")
                    .addColumn("night", TEXT)
                    .setDefault("night", "'3'")
                    .dropDefault("night")
                    .changeType("night", BIGINT, "id + 1")
                    .setNotNull("night")
                    .addUnique("night")
                    .addColumn("gone", TEXT)
                    .addUnique("gone")
                    .dropColumn("gone")
                    .addCheck("visit_late", "night > 0")
                    .dropConstraint("visit_late"));
            Table visit = opened.table("visit");
            assertThat(visit.column("night").orElseThrow().defaultValue()).isEmpty();
            assertThat(visit.column("gone")).isEmpty();
            assertThat(visit.uniques().stream().flatMap(key -> key.name().stream()))
                    .containsExactly("visit_unq_group", "visit_unq_night");
            assertThat(visit.checks()).hasSize(1);
            assertThat(opened.rows("SELECT night FROM visit ORDER BY id")).containsExactly("2", "3");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void givesOldRowsNothingInAnAddedColumn(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.of("visit").addColumn("night", BIGINT).setDefault("night", "3"));
            assertThat(opened.rows("SELECT count(*) FROM visit WHERE night IS NULL"))
                    .containsExactly("2");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void renamesAColumnWhereverItIsReferredTo(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.of("site").renameColumn("name", "code"));
            opened.alter(TableChange.of("visit").renameColumn("length", "seconds"));
            Table visit = opened.table("visit");
            assertThat(visit.foreignKeys().get(0).references()).containsExactly("code");
            assertThat(visit.checks().get(0).expression()).contains("seconds");
            assertThat(visit.indexes().stream()
                            .filter(index -> index.name().equals("visit_idx_site_length"))
                            .findFirst()
                            .orElseThrow()
                            .columns())
                    .containsExactly("site", "seconds");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void renamesAColumnBeforeAndAfterItIsReplaced(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(
                    TableChange.of("site")
                            .addColumn("a b", BIGINT)
                            .changeType("name", ColumnType.varchar(32))
                            .renameColumn("name", "title")
                            .replaceColumn("title", TEXT, "title || '!'")
                            .addIndex("title", "a b")
                            .renameColumn("title", "code"),
                    TableChange.of("visit")
                            .replaceColumn("site", TEXT, "site || '!'")
                            .renameColumn("site", "place")
                            .renameColumn("length", "seconds")
                            .replaceColumn("seconds", BIGINT, "seconds + 1"));
            Table visit = opened.table("visit");
            assertThat(visit.columns().stream().map(Table.Column::name))
                    .containsExactly("id", "group", "place", "seconds");
            assertThat(visit.primaryKey().orElseThrow().columns()).containsExactly("place", "id");
            assertThat(visit.checks().get(0).expression()).contains("seconds");
            assertThat(visit.foreignKeys().get(0).columns()).containsExactly("place");
            assertThat(visit.foreignKeys().get(0).references()).containsExactly("code");
            assertThat(visit.indexes().stream()
                            .filter(index -> index.name().equals("visit_idx_site_length"))
                            .map(Table.Index::columns))
                    .containsExactly(List.of("place", "seconds"));
            Table site = opened.table("site");
            assertThat(site.primaryKey().orElseThrow().columns()).containsExactly("code");
            assertThat(site.indexes().get(0).columns()).containsExactly("code", "a b");
            assertThat(opened.rows("SELECT place || seconds FROM visit JOIN site ON place = code ORDER BY id"))
                    .containsExactly("here!8", "there!8");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void renamesAColumnThatAForeignKeyWasPutOn(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.of("visit")
                    .addColumn("other", ColumnType.varchar(16))
                    .addForeignKey(ForeignKey.of(List.of("other"), "site", List.of("name"))
                            .named("to_other"))
                    .renameColumn("other", "second"));
            assertThat(opened.table("visit").foreignKeys().get(1).columns()).containsExactly("second");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesToDropATableThatAnEmptyOneRefersTo(Dialect dialect) throws SQLException {
        try (Opened opened = Opened.on(dialect)) {
            new Database(opened.connection()).execute("DELETE FROM visit");
            assertThatThrownBy(() -> opened.alter(TableChange.drop("site")))
                    .isInstanceOf(UncheckedSqlException.class)
                    .hasMessageContaining("visit");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void keepsBytes(Dialect dialect) throws SQLException {
        byte[] bytes = {0, (byte) 0xff, '\'', 10};
        try (Opened opened = Opened.on(dialect)) {
            opened.alter(TableChange.of("site").addColumn("image", ColumnType.BYTES));
            assertThat(opened.table("site").column("image").orElseThrow().type())
                    .isEqualToIgnoringCase(dialect.choose("bytea", "blob"));
            try (var update = opened.connection().prepareStatement("UPDATE site SET image = ?")) {
                update.setBytes(1, bytes);
                update.executeUpdate();
            }
            opened.alter(TableChange.of("site")
                    .setNotNull("image")
                    .addIndex("image")
                    .replaceColumn("name", TEXT, "name")
                    .renameColumn("image", "picture"));
            assertThat(new Database(opened.connection()).query("SELECT picture FROM site", row -> row.getBytes(1)))
                    .containsExactly(bytes, bytes);
        }
    }

    @Test
    void dropsOnSqliteAnIndexWhoseConditionNeedsTheColumn() throws SQLException {
        try (Opened opened = Opened.on(Dialect.SQLITE)) {
            Database database = new Database(opened.connection());
            database.execute("CREATE INDEX some ON visit (id) WHERE \"group\" > 'id'");
            database.execute("CREATE INDEX kept ON visit (id) WHERE site <> 'group'");
            opened.alter(
                    TableChange.of("visit").addCheck("named", "site <> 'group'").dropColumn("group"));
            assertThat(opened.table("visit").indexes().stream().map(Table.Index::name))
                    .containsExactlyInAnyOrder("kept", "visit_idx_site_length");
            assertThat(opened.table("visit").checks()).hasSize(2);
        }
    }

    @Test
    void putsOneTablesPartsInOneStatementOnPostgres() {
        TableChange change = TableChange.of("visit")
                .addColumn("a", TEXT)
                .setNotNull("a")
                .dropColumn("b")
                .dropConstraint("c")
                .changeType("d", BIGINT)
                .setDefault("d", "1")
                .addUnique("a");
        assertThat(PostgresAlter.statements("Reg-1", "visit", Optional.empty(), change.parts()))
                .containsExactly(
                        "ALTER TABLE \"Reg-1\".\"visit\" ADD COLUMN \"a\" TEXT, ALTER COLUMN \"a\" SET NOT NULL,"
                                + " DROP COLUMN \"b\", DROP CONSTRAINT \"c\", ALTER COLUMN \"d\" TYPE BIGINT,"
                                + " ALTER COLUMN \"d\" DROP DEFAULT, ALTER COLUMN \"d\" SET DEFAULT 1,"
                                + " ADD CONSTRAINT \"visit_unq_a\" UNIQUE (\"a\")");
    }
}
