package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Capability;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as edited, by the last word of a journal; fingerprints are one letter. */
class EditTest {
    private static final RevisionNode ROOT = node("desk", "r", "", "", Set.of(), "");
    private static final RevisionNode ONE = node("desk", "1", "r", "A", Set.of(Capability.UPGRADE), "x");
    private static final RevisionNode TWO = node("desk", "2", "1", "A", Set.of(Capability.UPGRADE), "y");

    /** Lines are {@code direction id before>after fingerprint}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "upgrade 1 r>1 x | -",
                "upgrade 1 r>1 o | 1",
                "apply 1 r>r o   | 1",
                "accept 1 2>2 o  | 1",
                "create 1 >1 o   | -",
                "stamp 1 r>1 o   | -",
                "upgrade 1 r>1 o; upgrade 2 1>2 o | 1 2",
                "upgrade 2 1>2 o; upgrade 1 r>1 o | 2 1",
                "upgrade 1 r>1 o; accept 1 1>1 x  | -",
                "upgrade 1 r>1 x; accept 1 1>1 o  | 1",
                "upgrade 1 r>1 o; downgrade 1 1>r x; upgrade 1 r>1 x | -",
                "upgrade 1 r>1 o; downgrade 1 1>r x; stamp 1 r>1 x   | -",
                "upgrade 1 r>1 o; stamp 2 1>2 x   | -",
                "upgrade 1 r>1 o; stamp 9 1>1,9 x | 1",
                "upgrade 1 r>1 o; upgrade 9 1>9 o | 1",
                "upgrade 1 r>1 - | -",
            })
    void theJournalsLastWordCounts(String journal, String edited) {
        RevisionGraph graph = RevisionGraph.of(List.of(ROOT, ONE, TWO), Ids.FREE);
        List<Edit> edits = Edit.of(graph, new State(List.of("2")), lines(journal));
        assertThat(edits.stream().map(edit -> edit.node().id()))
                .containsExactly(edited == null ? new String[0] : edited.split(" "));
    }

    @Test
    void onlyWhatIsAppliedAndKnownIsCompared() {
        List<JournalLine> journal = lines("upgrade 1 r>1 o");
        RevisionNode placeholder = node("desk", "1", "r", "A", Set.of(), "x");
        RevisionNode unknown = node("desk", "1", "r", "A", Set.of(Capability.UPGRADE), "");
        RevisionNode baseline = node("desk", "1", "r", "A", Set.of(Capability.CREATE), "x");
        assertThat(Edit.of(RevisionGraph.of(List.of(ROOT, ONE), Ids.FREE), new State(List.of("r")), journal))
                .isEmpty();
        for (RevisionNode node : List.of(placeholder, unknown, baseline)) {
            RevisionGraph graph = RevisionGraph.of(List.of(ROOT, node), Ids.FREE);
            assertThat(Edit.of(graph, new State(List.of("1")), journal)).isEmpty();
        }
        RevisionGraph created = RevisionGraph.of(List.of(ROOT, baseline), Ids.FREE);
        assertThat(Edit.of(created, new State(List.of("1")), lines("create 1 >1 o")))
                .hasSize(1);
    }

    @Test
    void aDetourIsComparedWithItsOwnMigrations() {
        String oneShot = "desk/a_to_b";
        RevisionNode other = node("desk", "b", "r", "B", Set.of(Capability.UPGRADE), "z");
        RevisionNode crossing = node(oneShot, "b", "1", "B", Set.of(Capability.UPGRADE), "q");
        RevisionGraph graph = RevisionGraph.of(
                List.of(
                        ROOT,
                        ONE,
                        other,
                        node(oneShot, "r", "", "", Set.of(), ""),
                        node(oneShot, "1", "r", "A", Set.of(), ""),
                        crossing),
                Ids.FREE);
        State state = new State(List.of("b"));
        assertThat(Edit.of(graph, state, List.of(line(oneShot, "upgrade b 1>b q"))))
                .isEmpty();
        assertThat(Edit.of(graph, state, List.of(line(oneShot, "upgrade b 1>b z"))))
                .singleElement()
                .extracting(Edit::node)
                .isEqualTo(crossing);
    }

    private static List<JournalLine> lines(String text) {
        return Arrays.stream(text.split("; *")).map(line -> line("desk", line)).toList();
    }

    private static JournalLine line(String tree, String text) {
        String[] words = text.split(" ", -1);
        String[] rows = words[2].split(">", -1);
        JournalEntry entry = new JournalEntry(
                words[1],
                tree,
                "A",
                words[1],
                words[0],
                rows[0].isEmpty() ? Set.of() : Set.of(rows[0].split(",")),
                Set.of(rows[1].split(",")),
                Duration.ZERO,
                "ann@host",
                "1.0",
                words[3].equals("-") ? "" : words[3],
                Optional.empty());
        return new JournalLine(Instant.EPOCH, true, entry);
    }

    private static RevisionNode node(
            String tree, String id, String parent, String manager, Set<Capability> capabilities, String fingerprint) {
        return new RevisionNode(
                id,
                parent.isEmpty() ? List.of() : List.of(parent),
                List.of(),
                new TreeName(tree),
                manager,
                manager.isEmpty() ? "" : id,
                capabilities,
                "Class_" + id,
                "",
                fingerprint);
    }
}
