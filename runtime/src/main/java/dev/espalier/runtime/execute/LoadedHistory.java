package dev.espalier.runtime.execute;

import dev.espalier.Baseline;
import dev.espalier.ManagerVersions;
import dev.espalier.Migration;
import dev.espalier.OnlineMigration;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The history of all modules of migrations on the class path, checked as one, and the way from a revision to its
 * migration.
 */
public final class LoadedHistory {
    private final ClassLoader loader;
    private final HistorySettings settings;
    private final RevisionGraph graph;
    private final List<DeclaredOption> options;

    private LoadedHistory(
            ClassLoader loader, HistorySettings settings, RevisionGraph graph, List<DeclaredOption> options) {
        this.loader = loader;
        this.settings = settings;
        this.graph = graph;
        this.options = options;
    }

    /**
     * Joins the given indexes.
     *
     * @param loader loads the migrations that the indexes name
     * @throws dev.espalier.graph.InvalidHistory when together they break a rule
     * @throws IllegalStateException when two modules say different things of the whole
     */
    public static LoadedHistory of(Collection<RevisionIndex> indexes, ClassLoader loader) {
        List<RevisionNode> nodes =
                indexes.stream().flatMap(index -> index.revisions().stream()).toList();
        HistorySettings settings =
                indexes.stream().map(RevisionIndex::settings).reduce(HistorySettings.DEFAULT, LoadedHistory::join);
        List<DeclaredOption> options = Stream.concat(
                        settings.options().stream(), nodes.stream().flatMap(node -> node.options().stream()))
                .toList();
        return new LoadedHistory(loader, settings, RevisionGraph.of(nodes, settings.ids()), options);
    }

    /** The indexes that the class loader finds. */
    public static LoadedHistory load(ClassLoader loader) {
        return of(
                StreamSupport.stream(
                                ServiceLoader.load(RevisionIndex.class, loader).spliterator(), false)
                        .toList(),
                loader);
    }

    public HistorySettings settings() {
        return settings;
    }

    public RevisionGraph graph() {
        return graph;
    }

    /** All options that a revision, or the application's own record, declares. */
    public List<DeclaredOption> options() {
        return options;
    }

    /** The application's own record of managers and versions, when it has one. */
    public Optional<ManagerVersions> managers() {
        return settings.managers().isEmpty()
                ? Optional.empty()
                : Optional.of(instantiate(settings.managers(), ManagerVersions.class));
    }

    Migration migration(RevisionNode node) {
        return instantiate(node.declaredIn(), Migration.class);
    }

    OnlineMigration onlineMigration(RevisionNode node) {
        return instantiate(node.declaredIn(), OnlineMigration.class);
    }

    Baseline baseline(RevisionNode node) {
        return instantiate(node.declaredIn(), Baseline.class);
    }

    /** A module that names nothing joins any other; of two that do, one must have it its way. */
    private static HistorySettings join(HistorySettings a, HistorySettings b) {
        HistorySettings named = a.name().isEmpty() ? b : a;
        if (!a.name().isEmpty() && !b.name().isEmpty() && !a.equals(b)) {
            throw new IllegalStateException("the histories " + a.name() + " and " + b.name()
                    + " are on one class path, and each has its own settings; leave one of the two out");
        }
        boolean free = a.ids() == Ids.FREE || b.ids() == Ids.FREE;
        return new HistorySettings(
                named.name(),
                named.versionTable(),
                named.managers(),
                free ? Ids.FREE : Ids.DERIVED,
                named.newDatabase(),
                named.options());
    }

    private <T> T instantiate(String className, Class<T> type) {
        try {
            return type.cast(
                    Class.forName(className, true, loader).getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(className + " cannot be instantiated: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    className + " cannot be instantiated; compile its module again: " + e.getMessage(), e);
        }
    }
}
