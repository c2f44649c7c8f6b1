package dev.espalier.runtime.schema;

import static dev.espalier.schema.ColumnType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change asks of names, and says of those that are missing or too long. */
final class TableChangeNamesTest {
    @Test
    void saysWhichColumnOrKeyIsMissing() throws SQLException {
        try (Opened opened = Opened.on(Dialect.SQLITE)) {
            assertThatThrownBy(() -> opened.alter(TableChange.of("visit").addUnique("grup")))
                    .hasMessage("the table visit has no column grup; did you mean group?");
            assertThatThrownBy(() -> opened.alter(TableChange.of("visits").dropPrimaryKey()))
                    .hasMessage("there is no table visits in the schema main; did you mean visit?");
            assertThatThrownBy(() -> opened.alter(
                            TableChange.of("visit").dropPrimaryKey().dropPrimaryKey()))
                    .hasMessage("the table visit has no primary key to drop");
        }
    }

    @Test
    void refusesNamesOfTablesAndColumnsThatPostgresWouldCut() throws SQLException {
        String name = "é".repeat(32);
        try (Opened opened = Opened.on(Dialect.POSTGRESQL)) {
            assertThatThrownBy(() -> opened.alter(TableChange.create(name)))
                    .hasMessage("PostgreSQL has no room for the name " + name
                            + ", which is longer than 63 bytes; choose a shorter one");
            assertThatThrownBy(() -> opened.alter(TableChange.of("site").addColumn(name, TEXT)))
                    .hasMessageContaining(name);
            assertThatThrownBy(() -> opened.alter(TableChange.of("site").renameColumn("name", name)))
                    .hasMessageContaining(name);
        }
        try (Opened opened = Opened.on(Dialect.SQLITE)) {
            opened.alter(TableChange.of("site").renameColumn("name", name));
            assertThat(opened.table("site").column(name)).isPresent();
        }
    }

    @Test
    void namesThatPostgresHasNoRoomForEndWithAHash() throws SQLException {
        String full = "visit_skypix_overlap_idx_skypix_system_skypix_level_skypix_index_instrument_visit";
        assertThat(Identifiers.fitting(Dialect.POSTGRESQL, full))
                .isEqualTo("visit_skypix_overlap_idx_skypix_system_skypix_level_sk_b5ba3bab");
        assertThat(Identifiers.fitting(Dialect.SQLITE, full)).isEqualTo(full);
        try (Opened opened = Opened.on(Dialect.POSTGRESQL)) {
            Table.Index index = new Table.Index(full, List.of("id"), false);
            opened.alter(TableChange.of("visit").addIndex(index));
            assertThat(opened.table("visit").indexes().stream().map(Table.Index::name))
                    .contains("visit_skypix_overlap_idx_skypix_system_skypix_level_sk_b5ba3bab");
            opened.alter(TableChange.of("visit").dropIndex(full));
            assertThat(opened.table("visit").indexes()).hasSize(2);
        }
    }

    @Test
    void measuresNamesInBytesAsPostgresDoes() throws SQLException {
        String ascii = "a".repeat(63);
        assertThat(Identifiers.fitting(Dialect.POSTGRESQL, ascii)).isEqualTo(ascii);
        String full = "vis" + "é".repeat(29) + "𝒙".repeat(3);
        assertThat(full).hasSizeLessThan(63);
        String fitting = Identifiers.fitting(Dialect.POSTGRESQL, full);
        assertThat(fitting).matches("visé{25}_[0-9a-f]{8}");
        assertThat(Identifiers.fitting(Dialect.POSTGRESQL, "a".repeat(53) + "𝒙".repeat(3)))
                .matches("a{53}_[0-9a-f]{8}");
        try (Opened opened = Opened.on(Dialect.POSTGRESQL)) {
            opened.alter(TableChange.of("visit")
                    .addIndex(new Table.Index(full, List.of("id"), false))
                    .addIndex(new Table.Index(full + "2", List.of("id"), false)));
            assertThat(opened.table("visit").indexes().stream().map(Table.Index::name))
                    .contains(fitting, Identifiers.fitting(Dialect.POSTGRESQL, full + "2"))
                    .doesNotHaveDuplicates();
            opened.alter(TableChange.of("visit").dropIndex(full));
            assertThat(opened.table("visit").indexes().stream().map(Table.Index::name))
                    .doesNotContain(fitting);
        }
    }
}
