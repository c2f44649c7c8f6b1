package dev.espalier.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Revisions for tests, in few words; ids are the right ones. */
final class Nodes {
    private Nodes() {}

    static RevisionNode root(String tree) {
        return node(tree, "", "");
    }

    static RevisionNode node(String tree, String manager, String version, RevisionNode... parents) {
        TreeName name = new TreeName(tree);
        return free(
                RevisionId.of(name, manager, version),
                tree,
                manager,
                Arrays.stream(parents).map(RevisionNode::id).toArray(String[]::new),
                version);
    }

    /** A revision that brings its own id. */
    static RevisionNode free(String id, String tree, String manager, String... parents) {
        return free(id, tree, manager, parents, manager.isEmpty() ? "" : id);
    }

    private static RevisionNode free(String id, String tree, String manager, String[] parents, String version) {
        String type = "T" + (tree + "_" + manager + "_" + version).replaceAll("\\W", "_");
        return new RevisionNode(
                id, List.of(parents), List.of(), new TreeName(tree), manager, version, Set.of(), type, "about it", "");
    }

    static RevisionNode withId(RevisionNode node, String id) {
        return copy(node, id, node.parents(), node.dependsOn(), node.tree().text(), node.manager(), node.version());
    }

    static RevisionNode withParents(RevisionNode node, String... parents) {
        return copy(
                node,
                node.id(),
                List.of(parents),
                node.dependsOn(),
                node.tree().text(),
                node.manager(),
                node.version());
    }

    static RevisionNode withDependencies(RevisionNode node, String... dependencies) {
        return copy(
                node,
                node.id(),
                node.parents(),
                List.of(dependencies),
                node.tree().text(),
                node.manager(),
                node.version());
    }

    static RevisionNode withTree(RevisionNode node, String tree) {
        return copy(node, node.id(), node.parents(), node.dependsOn(), tree, node.manager(), node.version());
    }

    static RevisionNode withManager(RevisionNode node, String manager, String version) {
        return copy(
                node, node.id(), node.parents(), node.dependsOn(), node.tree().text(), manager, version);
    }

    private static RevisionNode copy(
            RevisionNode node,
            String id,
            List<String> parents,
            List<String> dependsOn,
            String tree,
            String manager,
            String version) {
        return new RevisionNode(
                id,
                parents,
                dependsOn,
                new TreeName(tree),
                manager,
                version,
                node.capabilities(),
                node.declaredIn(),
                node.description(),
                node.fingerprint());
    }
}
