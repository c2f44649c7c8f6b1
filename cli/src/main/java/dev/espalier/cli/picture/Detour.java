package dev.espalier.cli.picture;

import dev.espalier.graph.TreeName;

/** A step of a one-shot tree, between two revisions of its base tree. */
record Detour(TreeName oneShot, String from, String to) {
    /** The one-shot tree's name without that of its base tree. */
    String name() {
        return oneShot.text().substring(oneShot.text().indexOf('/') + 1);
    }
}
