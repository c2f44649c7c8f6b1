package dev.espalier.cli.json;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.execute.RecordedManager;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revisions at which a database stands, or those that the application records.
 *
 * @param revisions the rows of the version table; null where managers are asked for
 * @param managers what the application records; null where that is not asked for
 */
public record CurrentJson(
        @Nullable List<Row> revisions, @Nullable List<Manager> managers) {
    /**
     * A revision.
     *
     * @param tree null where the history does not know the id, and so are manager and version
     * @param head whether nothing in its tree follows it
     */
    record Row(
            String id,
            @Nullable String tree,
            @Nullable String manager,
            @Nullable String version,
            boolean head) {
        private static Row of(RevisionGraph history, String id) {
            return history.find(id).map(node -> of(history, node)).orElse(new Row(id, null, null, null, false));
        }

        private static Row of(RevisionGraph history, RevisionNode node) {
            RevisionJson it = RevisionJson.of(node);
            return new Row(it.id(), it.tree(), it.manager(), it.version(), history.isHead(node));
        }
    }

    /**
     * A record of the application's.
     *
     * @param revision what it stands for; null where the history has nothing like it
     */
    record Manager(
            String tree,
            String manager,
            String version,
            @Nullable Row revision) {}

    public static CurrentJson of(RevisionGraph history, Collection<String> rows) {
        return new CurrentJson(rows.stream().map(id -> Row.of(history, id)).toList(), null);
    }

    public static CurrentJson of(RevisionGraph history, List<RecordedManager> recorded) {
        return new CurrentJson(
                null,
                recorded.stream()
                        .map(it -> new Manager(
                                it.tree(),
                                it.manager(),
                                it.version(),
                                it.revision().map(node -> Row.of(history, node)).orElse(null)))
                        .toList());
    }
}
