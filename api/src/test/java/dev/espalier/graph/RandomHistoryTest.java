package dev.espalier.graph;

import static dev.espalier.graph.Nodes.node;
import static dev.espalier.graph.Nodes.root;
import static dev.espalier.graph.Nodes.withDependencies;
import static dev.espalier.graph.Nodes.withId;
import static dev.espalier.graph.Nodes.withManager;
import static dev.espalier.graph.Nodes.withParents;
import static dev.espalier.graph.Nodes.withTree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a sound history looks like, one mistake in it is one problem, of the right kind. */
class RandomHistoryTest {
    private static final int HISTORIES = 200;
    private static final String NOWHERE = "zzzzzzzzzzzz";

    @Test
    void everySoundHistoryIsAcceptedWhateverItsOrder() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<RevisionNode> nodes = RandomHistory.of(new Random(seed));

            assertThat(GraphRules.check(nodes, Ids.DERIVED)).as("seed %d", seed).isEmpty();
            assertThat(RevisionGraph.of(nodes, Ids.DERIVED).nodes()).hasSize((int)
                    nodes.stream().filter(n -> !n.tree().isOneShot()).count());
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aSingleMistakeIsTheOnlyProblem(Mistake mistake) {
        int made = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<RevisionNode> nodes = RandomHistory.of(new Random(seed));
            for (int i = 0; i < nodes.size(); i++) {
                Optional<RevisionNode> changed = mistake.change.of(nodes.get(i), nodes);
                if (changed.isPresent()) {
                    nodes.set(i, changed.get());
                    made++;
                    assertThat(GraphRules.check(nodes, Ids.DERIVED))
                            .as("seed %d", seed)
                            .extracting(Problem::code)
                            .containsExactlyElementsOf(mistake.codes);
                    break;
                }
            }
        }
        assertThat(made).isGreaterThan(HISTORIES / 4);
    }

    @ParameterizedTest
    @MethodSource("strays")
    void aSingleRevisionTooManyOrTooFewIsTheOnlyProblem(Stray stray) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<RevisionNode> nodes = RandomHistory.of(new Random(seed));
            stray.change.accept(nodes);

            assertThat(GraphRules.check(nodes, Ids.DERIVED))
                    .as("seed %d", seed)
                    .extracting(Problem::code)
                    .containsExactly(stray.code);
        }
    }

    private interface Change {
        /** The changed revision, or empty when this one cannot be changed so. */
        Optional<RevisionNode> of(RevisionNode node, List<RevisionNode> all);
    }

    private record Mistake(String name, List<String> codes, Change change) {
        static Mistake of(String name, String code, Change change) {
            return new Mistake(name, List.of(code), change);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Stray(String code, Consumer<List<RevisionNode>> change) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.of("malformed id", "REV101", (node, all) -> Optional.of(withId(node, "not an id"))),
                Mistake.of("wrong id", "REV102", (node, all) -> Optional.of(withId(node, "0123456789ab"))),
                Mistake.of("wrong version", "REV102", (node, all) -> Optional.of(withManager(node, "M0", "77"))),
                Mistake.of("malformed tree", "REV103", (node, all) -> Optional.of(withTree(node, "A Tree"))),
                Mistake.of(
                        "no version", "REV105", (node, all) -> child(node).map(n -> withManager(n, n.manager(), ""))),
                Mistake.of(
                        "unknown parent", "REV202", (node, all) -> child(node).map(n -> withFirstParent(n, NOWHERE))),
                Mistake.of(
                        "parent in another tree",
                        "REV203",
                        (node, all) -> child(node)
                                .flatMap(n -> first(
                                                all,
                                                other -> !other.tree()
                                                        .base()
                                                        .equals(n.tree().base()))
                                        .map(other -> withFirstParent(n, other.id())))),
                Mistake.of(
                        "circle",
                        "REV204",
                        (node, all) -> child(node)
                                .flatMap(n -> first(all, next -> isNextInBranch(n, next))
                                        .map(next -> withParents(n, next.id())))),
                Mistake.of("second root", "REV205", (node, all) -> child(node).map(n -> withParents(n))),
                new Mistake(
                        "fork",
                        List.of("REV207", "REV207"),
                        (node, all) -> child(node)
                                .filter(n -> n.parents().size() == 1)
                                .flatMap(n ->
                                        first(all, parent -> isNextInBranch(parent, n) && childrenOf(parent, all) == 1))
                                .map(parent ->
                                        withParents(node, parent.parents().toArray(String[]::new)))),
                Mistake.of(
                        "unknown dependency", "REV211", (node, all) -> Optional.of(withDependencies(node, NOWHERE))));
    }

    static Stream<Stray> strays() {
        return Stream.of(
                new Stray(
                        "REV201",
                        nodes -> nodes.add(withId(nodes.get(0), nodes.get(0).id()))),
                new Stray("REV206", nodes -> nodes.remove(root("tree-1"))),
                new Stray("REV208", nodes -> nodes.add(root("tree-9/detour"))),
                new Stray("REV209", nodes -> nodes.add(node("tree-0/detour", "New", "1", root("tree-0/detour")))),
                new Stray(
                        "REV210",
                        nodes -> first(
                                        nodes,
                                        node -> !node.isRoot() && !node.tree().isOneShot())
                                .ifPresent(
                                        parent -> nodes.add(node(parent.tree().text(), "New", "1", parent)))));
    }

    private static Optional<RevisionNode> child(RevisionNode node) {
        return Optional.of(node).filter(n -> !n.isRoot());
    }

    private static boolean isNextInBranch(RevisionNode node, RevisionNode next) {
        return next.tree().equals(node.tree())
                && next.manager().equals(node.manager())
                && next.parents().contains(node.id());
    }

    private static long childrenOf(RevisionNode parent, List<RevisionNode> all) {
        return all.stream()
                .filter(node ->
                        node.tree().equals(parent.tree()) && node.parents().contains(parent.id()))
                .count();
    }

    private static Optional<RevisionNode> first(List<RevisionNode> nodes, Predicate<RevisionNode> condition) {
        return nodes.stream().filter(condition).findFirst();
    }

    private static RevisionNode withFirstParent(RevisionNode node, String parent) {
        List<String> parents = new ArrayList<>(node.parents());
        parents.set(0, parent);
        return withParents(node, parents.toArray(String[]::new));
    }
}
