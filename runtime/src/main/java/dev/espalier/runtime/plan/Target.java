package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.Optional;

/** Where to, as {@link TargetParser} reads it; which revisions that means may depend on where the database stands. */
public sealed interface Target {
    /** The part of the history that it is about, when it names one. */
    Optional<Scope> scope();

    /** The heads of all trees, or all heads of a part. */
    record Heads(Optional<Scope> scope) implements Target {}

    /** The only head, or that of a part; of a tree that of the branch that the database is on. */
    record Head(Optional<Scope> scope) implements Target {}

    /** Before everything. */
    record Base(Optional<Scope> scope) implements Target {}

    /** One revision. */
    record At(RevisionNode node, Optional<Scope> scope) implements Target {
        @Override
        public Optional<TreeName> tree() {
            return Optional.of(node.tree());
        }
    }

    /**
     * So many revisions after the start, or before it when negative.
     *
     * @param start none means where the database stands
     * @param text as written
     */
    record Relative(Optional<Target> start, Optional<Scope> scope, int steps, String text) implements Target {
        @Override
        public Optional<TreeName> tree() {
            return start.isPresent() ? start.get().tree() : Target.super.tree();
        }
    }

    /** The tree that it is about, when it is about one. */
    default Optional<TreeName> tree() {
        return scope().map(Scope::tree);
    }

    /**
     * Reads a target.
     *
     * @throws Refused when nothing, or more than one thing, is called so
     */
    static Target parse(RevisionGraph graph, String text) {
        return new TargetParser(graph).parse(text);
    }
}
