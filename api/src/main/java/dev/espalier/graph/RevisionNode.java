package dev.espalier.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One declared revision.
 *
 * @param id the id, unique within the tree
 * @param parents the ids it follows, in the same tree
 * @param dependsOn what must be applied first: ids of other trees, or labels, which mean the revision that carries them
 * @param tree its tree
 * @param manager its manager, or empty for a root
 * @param version its version, or empty for a root
 * @param capabilities what can be carried out for it
 * @param declaredIn the binary name of the declaring type: the migration, or the tree's table of placeholders
 * @param description one line for people
 * @param fingerprint a hash of the migration's source, or empty where it is not known
 * @param options what its migration may ask for
 */
public record RevisionNode(
        String id,
        List<String> parents,
        List<String> dependsOn,
        TreeName tree,
        String manager,
        String version,
        Set<Capability> capabilities,
        String declaredIn,
        String description,
        String fingerprint,
        List<DeclaredOption> options) {

    public RevisionNode {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        capabilities = Set.copyOf(capabilities);
        options = List.copyOf(options);
    }

    /** A revision that asks for nothing. */
    public RevisionNode(
            String id,
            List<String> parents,
            List<String> dependsOn,
            TreeName tree,
            String manager,
            String version,
            Set<Capability> capabilities,
            String declaredIn,
            String description,
            String fingerprint) {
        this(
                id,
                parents,
                dependsOn,
                tree,
                manager,
                version,
                capabilities,
                declaredIn,
                description,
                fingerprint,
                List.of());
    }

    /** Whether it starts its tree. */
    public boolean isRoot() {
        return parents.isEmpty();
    }

    /** Whether it follows nothing and depends on nothing. */
    public boolean isRealBase() {
        return parents.isEmpty() && dependsOn.isEmpty();
    }

    /** Whether it brings several lines together. */
    public boolean isMerge() {
        return parents.size() > 1;
    }

    /** Whether it can be carried out in the given way. */
    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    /** Whether it is declared but has nothing to carry out. */
    public boolean isPlaceholder() {
        return capabilities.isEmpty();
    }

    /** The same revision with other dependencies. */
    RevisionNode dependingOn(List<String> ids) {
        return ids.equals(dependsOn)
                ? this
                : new RevisionNode(
                        id,
                        parents,
                        ids,
                        tree,
                        manager,
                        version,
                        capabilities,
                        declaredIn,
                        description,
                        fingerprint,
                        options);
    }

    /** The branch it is on; a root without a manager is on none. */
    public Optional<Branch> branch() {
        return manager.isEmpty() ? Optional.empty() : Optional.of(new Branch(tree, manager));
    }

    /** The revision in words: {@code datasets ByDimensions…UUID 2.0.0 (4e2d7a28475b)}. */
    public String title() {
        return manager.isEmpty() ? tree + " root (" + id + ")" : tree + " " + manager + " " + version + " (" + id + ")";
    }
}
