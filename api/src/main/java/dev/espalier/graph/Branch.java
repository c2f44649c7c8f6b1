package dev.espalier.graph;

/** The revisions of one manager within one tree. */
public record Branch(TreeName tree, String manager) {
    /** The branch's label, {@code tree-manager}. */
    public String label() {
        return tree.base() + "-" + manager;
    }

    @Override
    public String toString() {
        return label();
    }
}
