package dev.espalier.butler.dimensions_config;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.Suggestion;
import java.util.Collection;
import java.util.Optional;

/** The namespace of a registry's dimension universe: whose versions its version is one of. */
public final class Namespace {
    private Namespace() {}

    /**
     * The namespace that the registry's universe names; empty where it names none, as those of version 0.
     *
     * @throws Obstacle when the registry has no universe
     */
    public static Optional<String> of(MigrationContext db) {
        return Universe.of(db).namespace();
    }

    /**
     * Lets the registry's universe name a namespace, and leaves everything else in it as it is.
     *
     * @param replace whether to replace another one
     * @param known the namespaces whose universes can be migrated; a registry of another one could only be refused
     * @return the one before
     * @throws Obstacle when there is another one that is not to be replaced, the namespace is not among those known, or
     *     the registry has no universe
     */
    public static Optional<String> set(
            MigrationContext db, String namespace, boolean replace, Collection<String> known) {
        Universe universe = Universe.of(db);
        Optional<String> before = universe.namespace();
        if (before.equals(Optional.of(namespace))) {
            return before;
        }
        if (before.isPresent() && !replace) {
            throw new Obstacle(
                    "Namespace is already defined (" + before.get() + "), use --update option to replace it.");
        }
        if (!known.contains(namespace)) {
            throw new Obstacle("no migrations are known of dimension universes in namespace '" + namespace
                    + "', so that the registry would be refused from then on"
                    + Suggestion.didYouMean(
                            namespace,
                            known,
                            "; there are those in " + String.join(", ", known)
                                    + "; name migrations that know others with --migrations"));
        }
        universe.rename(db, namespace);
        return before;
    }
}
