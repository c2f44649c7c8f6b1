package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CreateTableTest {
    private static final String DDL = """
            CREATE TABLE "odd; ""name" ( -- what (it) is for
              id INTEGER CONSTRAINT "the key" PRIMARY KEY DESC ON CONFLICT ROLLBACK AUTOINCREMENT, -- "counted", not chosen
              [first name] VARCHAR(10, 2) DEFAULT 'it''s, (odd)' NOT NULL ON CONFLICT IGNORE COLLATE NOCASE,
              `no type`,
              half DOUBLE PRECISION DEFAULT -1.5 /* , */ CHECK (half <> 3 OR half IN (1, 2)),
              other REFERENCES parent (a) ON DELETE SET NULL ON UPDATE SET DEFAULT NOT DEFERRABLE UNIQUE,
              twice INT GENERATED ALWAYS AS (id * 2) STORED NULL,
              CONSTRAINT c CHECK ("first name" <> ',)' AND half > 0) UNIQUE (id, [first name] COLLATE NOCASE)
              ,FOREIGN KEY(id, half) REFERENCES "odd; ""name" MATCH SIMPLE DEFERRABLE INITIALLY DEFERRED
            ) STRICT, WITHOUT ROWID""";

    private final CreateTable table = CreateTable.parse(DDL);

    @Test
    void putsTogetherWhatItHasTakenApart() {
        assertThat(table.named("odd; \"name")).isEqualTo(DDL);
    }

    @Test
    void findsTheColumns() {
        assertThat(table.columns())
                .extracting(ColumnDefinition::name)
                .containsExactly("id", "first name", "no type", "half", "other", "twice");
        assertThat(table.columns())
                .extracting(column -> column.tokens().text(column.type()))
                .containsExactly("INTEGER", "VARCHAR(10, 2)", "", "DOUBLE PRECISION", "", "INT");
    }

    @Test
    void findsTheClausesOfColumns() {
        assertThat(clauses("id"))
                .containsExactly("CONSTRAINT \"the key\" PRIMARY KEY DESC ON CONFLICT ROLLBACK AUTOINCREMENT");
        assertThat(clauses("first name"))
                .containsExactly("DEFAULT 'it''s, (odd)'", "NOT NULL ON CONFLICT IGNORE", "COLLATE NOCASE");
        assertThat(clauses("half")).containsExactly("DEFAULT -1.5", "CHECK (half <> 3 OR half IN (1, 2))");
        assertThat(clauses("other"))
                .containsExactly(
                        "REFERENCES parent (a) ON DELETE SET NULL ON UPDATE SET DEFAULT NOT DEFERRABLE", "UNIQUE");
        assertThat(clauses("twice")).containsExactly("GENERATED ALWAYS AS (id * 2) STORED", "NULL");
    }

    @Test
    void findsTheConstraintsOfTheTableWithOrWithoutCommas() {
        assertThat(table.clauses())
                .extracting(Clause::text)
                .containsExactly(
                        "CONSTRAINT c CHECK (\"first name\" <> ',)' AND half > 0)",
                        "UNIQUE (id, [first name] COLLATE NOCASE)",
                        "FOREIGN KEY(id, half) REFERENCES \"odd; \"\"name\" MATCH SIMPLE DEFERRABLE INITIALLY"
                                + " DEFERRED");
        assertThat(table.clauses().get(0).expression()).isEqualTo("\"first name\" <> ',)' AND half > 0");
        assertThat(table.clauses().get(1).columns()).containsExactly("id", "first name");
    }

    @Test
    void changesTypesAndDefaultsWhereTheyStand() {
        assertThat(column("half").withType("INT").text())
                .isEqualTo("half INT DEFAULT -1.5 /* , */ CHECK (half <> 3 OR half IN (1, 2))");
        assertThat(column("no type").withType("TEXT").withDefault("lower('A')").text())
                .isEqualTo("`no type` TEXT DEFAULT (lower('A'))");
        assertThat(column("first name").withDefault("2").text())
                .isEqualTo("[first name] VARCHAR(10, 2) DEFAULT (2) NOT NULL ON CONFLICT IGNORE COLLATE NOCASE");
        assertThat(column("half").withoutDefault().text())
                .isEqualTo("half DOUBLE PRECISION /* , */ CHECK (half <> 3 OR half IN (1, 2))");
        assertThat(ColumnDefinition.parse("a INT -- why\n DEFAULT 1 NOT NULL")
                        .withoutDefault()
                        .text())
                .isEqualTo("a INT -- why\n  NOT NULL");
        assertThat(ColumnDefinition.parse("a DEFAULT 1 DEFAULT NULL NOT NULL")
                        .withoutDefault()
                        .text())
                .isEqualTo("a NOT NULL");
    }

    @Test
    void givesAReplacedColumnItsOwnConstraintsOnly() {
        assertThat(column("first name").replacedBy("CHAR(32)").text()).isEqualTo("[first name] CHAR(32) NOT NULL");
        assertThat(column("other").replacedBy("INT").text())
                .isEqualTo("other INT NOT NULL REFERENCES parent (a) ON DELETE SET NULL ON UPDATE SET DEFAULT"
                        + " NOT DEFERRABLE UNIQUE");
    }

    @Test
    void saysWhichColumnsThereAreWhenOneIsMissing() {
        assertThat(table.indexOf("FIRST NAME")).isEqualTo(1);
        assertThatThrownBy(() -> CreateTable.parse("CREATE TABLE t (a, b)").indexOf("c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no column c among [a, b]");
    }

    private ColumnDefinition column(String name) {
        return table.columns().get(table.indexOf(name));
    }

    private List<String> clauses(String column) {
        return column(column).clauses().stream().map(Clause::text).toList();
    }
}
