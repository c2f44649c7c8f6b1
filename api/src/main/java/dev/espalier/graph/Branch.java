package dev.espalier.graph;

import org.jspecify.annotations.Nullable;

/** The revisions of one manager within one tree. */
public record Branch(TreeName tree, String manager) {
    /** The branch's label, {@code tree-manager}. */
    public String label() {
        return tree.base() + "-" + manager;
    }

    /** A record's own takes a JVM milliseconds to put together at each start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Branch branch && tree.equals(branch.tree) && manager.equals(branch.manager);
    }

    @Override
    public int hashCode() {
        return 31 * tree.hashCode() + manager.hashCode();
    }

    @Override
    public String toString() {
        return label();
    }
}
