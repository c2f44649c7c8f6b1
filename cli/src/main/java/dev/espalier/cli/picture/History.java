package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is shown: trees of a history, and where a database stands in them.
 *
 * @param graph the whole history
 * @param names the trees that are shown, regular or one-shot ones
 * @param standing where the database stands, when one was named
 */
public record History(RevisionGraph graph, Set<TreeName> names, Optional<Standing> standing) {
    public History(RevisionGraph graph, Collection<TreeName> names, Optional<Standing> standing) {
        this(graph, Collections.unmodifiableSet(new LinkedHashSet<>(names)), standing);
    }

    /** The trees, in order; what a one-shot tree needs is made while it is its turn. */
    Stream<Tree> trees() {
        return names.stream().map(name -> {
            RevisionGraph inUse = name.isOneShot() ? graph.replacing(name) : graph;
            return new Tree(name, inUse, inUse.nodes(name), name.isOneShot() ? List.of() : detours(name));
        });
    }

    /** What a revision is to the database, when one was named. */
    Optional<Status> status(RevisionNode node) {
        return standing.map(it -> it.of(node.id()));
    }

    /** The way of each one-shot tree through the revisions of its base tree, from its start on. */
    private List<Detour> detours(TreeName base) {
        List<Detour> detours = new ArrayList<>();
        for (TreeName oneShot : graph.oneShots()) {
            if (oneShot.base().equals(base)) {
                for (RevisionNode node : graph.oneShot(oneShot)) {
                    node.parents().stream()
                            .filter(parent -> !parent.equals(graph.root(base).id()))
                            .forEach(parent -> detours.add(new Detour(oneShot, parent, node.id())));
                }
            }
        }
        return detours;
    }
}
