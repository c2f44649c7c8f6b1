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
import dev.espalier.runtime.plan.Step;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The history of all modules of migrations on the class path, checked as one, and the way from a revision to its
 * migration. For any thread.
 */
public final class LoadedHistory {
    private final ClassLoader loader;
    private final List<RevisionIndex> indexes;
    private final HistorySettings settings;
    private @Nullable List<RevisionNode> revisions;
    private @Nullable RevisionGraph graph;

    private LoadedHistory(ClassLoader loader, List<RevisionIndex> indexes) {
        this.loader = loader;
        this.indexes = indexes;
        this.settings = indexes.stream()
                .map(index -> readable(index::settings))
                .reduce(HistorySettings.DEFAULT, LoadedHistory::join);
    }

    /**
     * Joins the given indexes. What they say of revisions is not read before somebody wants to know it.
     *
     * @param loader loads the migrations that the indexes name
     * @throws UnreadableIndex when one is not of this version
     * @throws IllegalStateException when two modules say different things of the whole
     */
    public static LoadedHistory of(Collection<RevisionIndex> indexes, ClassLoader loader) {
        return new LoadedHistory(loader, List.copyOf(indexes));
    }

    /** The indexes that the class loader finds. */
    public static LoadedHistory load(ClassLoader loader) {
        return of(
                readable(() -> ServiceLoader.load(RevisionIndex.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList()),
                loader);
    }

    public HistorySettings settings() {
        return settings;
    }

    /** Stands for all that the indexes say: what was found out with one history is true of an equal one. */
    public String fingerprint() {
        return indexes.stream()
                .map(index -> readable(index::fingerprint))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /**
     * Every revision that the indexes hold, together sound or not.
     *
     * @throws UnreadableIndex when one is not of this version
     */
    public synchronized List<RevisionNode> revisions() {
        if (revisions == null) {
            revisions = indexes.stream()
                    .flatMap(index -> readable(index::revisions).stream())
                    .toList();
        }
        return revisions;
    }

    /**
     * The revisions, checked as one history.
     *
     * @throws dev.espalier.graph.InvalidHistory when together they break a rule
     * @throws UnreadableIndex when one is not of this version
     */
    public synchronized RevisionGraph graph() {
        if (graph == null) {
            graph = RevisionGraph.of(revisions(), settings.ids());
        }
        return graph;
    }

    /** All options that a revision, or the application's own record, declares. */
    public List<DeclaredOption> options() {
        return Stream.concat(settings.options().stream(), revisions().stream().flatMap(node -> node.options().stream()))
                .toList();
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

    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UnreadableIndex(e.toString(), e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableIndex(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Loads the migrations of some steps, but the first, on a thread of its own, while a database is at work on those
     * before. What does not load is told of when its step comes.
     */
    void loadAhead(List<Step> steps) {
        if (steps.size() > 1) {
            List<Step> ahead = steps.subList(1, steps.size());
            Thread thread = new Thread(() -> ahead.forEach(step -> loadAhead(step.node())), "espalier-load");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void loadAhead(RevisionNode node) {
        try {
            if (!node.isPlaceholder()) {
                constructor(node.declaredIn());
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return;
        }
    }

    private Constructor<?> constructor(String className) throws ReflectiveOperationException {
        return Class.forName(className, false, loader).getConstructor();
    }

    private <T> T instantiate(String className, Class<T> type) {
        try {
            return type.cast(constructor(className).newInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(className + " cannot be instantiated: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    className + " cannot be instantiated; compile its module again: " + e.getMessage(), e);
        }
    }
}
