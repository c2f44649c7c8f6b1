package dev.espalier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackfillTest {
    @Test
    void namesAreQuotedAndWhatIsSqlStaysAsItIs() {
        Backfill backfill = Backfill.of("the \"order\"").by("Id").set("total = total * 100");

        assertThat(backfill.statement(backfill.column() + " <= 7"))
                .isEqualTo(
                        "update \"the \"\"order\"\"\" set total = total * 100\nwhere (\"the \"\"order\"\"\".\"Id\" <= 7)");
    }

    @Test
    void conditionsAllHoldAndCannotWidenTheRange() {
        Backfill backfill = Backfill.of("t")
                .by("id")
                .set("a = 1")
                .where("a = 2 or b -- why")
                .where("c");

        assertThat(backfill.statement("id > 3"))
                .isEqualTo("update \"t\" set a = 1\nwhere (id > 3 and ((a = 2 or b -- why\n) and (c\n)\n))");
    }

    @Test
    void aFreeStatementSaysWhereTheRangeIsAndMayDoSoTwice() {
        Backfill backfill =
                Backfill.of("t").by("id").run("select {range} or {range}").named("twice");

        assertThat(backfill.name()).isEqualTo("twice");
        assertThat(backfill.statement("x")).isEqualTo("select (x) or (x)");
        assertThatThrownBy(() -> Backfill.of("t").by("id").run("delete from t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the statement of backfill t would work on all rows in every batch; write {range} where its"
                        + " condition says which rows it is for");
    }
}
