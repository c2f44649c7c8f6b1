package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.GivenIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** That nothing is to be done is known without reading the history, where it was the last that became known. */
@ParameterizedClass
@EnumSource
class NothingToDoTest {
    private static final Request HEADS = Request.upgrade("heads");
    private static final RevisionIndex INDEX = index(Mill.Make.class, Mill.Grind.class);

    private final FreshDatabase database;

    /** An index that knows what it stands for, and that nobody may read. */
    record Sealed(RevisionIndex index) implements RevisionIndex {
        @Override
        public HistorySettings settings() {
            return index.settings();
        }

        @Override
        public List<RevisionNode> revisions() {
            throw new IllegalStateException("the history is read");
        }

        @Override
        public String fingerprint() {
            return index.fingerprint();
        }
    }

    NothingToDoTest(Dialect dialect) throws Exception {
        database = FreshDatabase.of(dialect);
        migrator(INDEX, Map.of()).migrate(HEADS);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void theHistoryIsNotRead() {
        Plan plan = migrator(new Sealed(INDEX), Map.of()).migrate(HEADS);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.before().rows()).containsExactly("t2");
        assertThat(migrator(INDEX, Map.of()).migrate(HEADS)).isEqualTo(plan);
    }

    @Test
    void forAnotherRequestItIs() {
        assertIsRead(INDEX, Map.of(), Request.upgrade("t2"));
        assertIsRead(INDEX, Map.of("wheel", "stone"), HEADS);
    }

    @Test
    void anotherHistoryIsRead() {
        assertIsRead(index(Mill.Make.class, Mill.Grind.class, Mill.Make.class), Map.of(), HEADS);
    }

    @Test
    void afterAStampItIsRead() {
        migrator(INDEX, Map.of()).migrate(Request.stamp(List.of("t1"), true));
        assertIsRead(INDEX, Map.of(), HEADS);
        migrator(INDEX, Map.of()).migrate(Request.stamp(List.of("t2"), true));
        assertIsRead(INDEX, Map.of(), HEADS);
    }

    @Test
    void whereARowMovedBehindItsBackItIsRead() throws Exception {
        database.execute("update espalier_version set version_num = 't1'");
        assertIsRead(INDEX, Map.of(), HEADS);
    }

    @Test
    void whereAStepHasBegunSinceItIsRead() throws Exception {
        database.execute(
                "insert into espalier_journal (revision, tree, manager, version, direction, rows_before, rows_after,"
                        + " started, duration_ms, applied_by, tool_version, fingerprint) select revision, tree, manager, version,"
                        + " direction, rows_before, rows_after, started, 0, applied_by, tool_version, fingerprint"
                        + " from espalier_journal where revision = 't2'");
        assertIsRead(INDEX, Map.of(), HEADS);
    }

    @Test
    void withoutAJournalItIsRead() throws Exception {
        database.execute("drop table espalier_journal");
        assertIsRead(INDEX, Map.of(), HEADS);
        assertThat(migrator(INDEX, Map.of()).migrate(HEADS).isEmpty()).isTrue();
    }

    @Test
    void whereItEndedBeforeTheHeadsItIsRead() throws Exception {
        try (FreshDatabase half = FreshDatabase.of(database.dialect())) {
            Migrator migrator = new Migrator(half.dataSource(), history(INDEX), Optional.empty());
            migrator.migrate(Request.upgrade("t1"));
            migrator.migrate(Request.upgrade("t2"));
            assertThatThrownBy(() -> new Migrator(half.dataSource(), history(new Sealed(INDEX)), Optional.empty())
                            .migrate(HEADS))
                    .hasMessage("the history is read");
        }
    }

    private void assertIsRead(RevisionIndex index, Map<String, String> options, Request request) {
        assertThatThrownBy(() -> migrator(new Sealed(index), options).migrate(request))
                .hasMessage("the history is read");
    }

    private Migrator migrator(RevisionIndex index, Map<String, String> options) {
        return new Migrator(
                database.dataSource(), history(index), Optional.of(new MigratorSettings(Optional.empty(), options)));
    }

    private static LoadedHistory history(RevisionIndex index) {
        return LoadedHistory.of(List.of(index), NothingToDoTest.class.getClassLoader());
    }

    private static RevisionIndex index(Class<?>... steps) {
        return new GivenIndex(
                new HistorySettings("mill", "espalier_version", "", Ids.FREE, List.of()), Mill.tree("t", steps));
    }
}
