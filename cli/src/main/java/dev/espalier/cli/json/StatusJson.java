package dev.espalier.cli.json;

import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.execute.Status;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.Edit;
import dev.espalier.runtime.plan.JournalEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, and what an upgrade would do.
 *
 * @param rows the ids in the version table
 * @param trees where it stands in each tree
 * @param gaps the revisions that it has passed by
 * @param edits the applied revisions that were edited since
 * @param unfinished the steps that were begun, and are not finished
 */
public record StatusJson(
        List<String> rows,
        List<Tree> trees,
        List<RevisionJson> gaps,
        List<Edited> edits,
        List<Unfinished> unfinished,
        Upgrade upgrade) {
    /**
     * A tree.
     *
     * @param at where the database stands in it; null where it does not use it
     */
    record Tree(String name, @Nullable RevisionJson at, List<RevisionJson> pending) {}

    /**
     * An edited revision.
     *
     * @param declaredIn its class
     * @param direction what was done last for it, when it read otherwise
     * @param started when that was, ISO 8601 in UTC
     */
    record Edited(
            RevisionJson revision,
            String declaredIn,
            String direction,
            String started,
            String appliedBy,
            String toolVersion) {
        private static Edited of(Edit edit) {
            JournalEntry entry = edit.line().entry();
            return new Edited(
                    RevisionJson.of(edit.node()),
                    edit.node().declaredIn(),
                    entry.direction(),
                    edit.line().started().toString(),
                    entry.appliedBy(),
                    entry.toolVersion());
        }
    }

    /**
     * A step that was begun.
     *
     * @param started when, ISO 8601 in UTC
     * @param by who is at work on it, or was last: user, host and process
     * @param alive whether that process is at work now
     */
    record Unfinished(String direction, RevisionJson revision, String started, String by, boolean alive) {
        private static Unfinished of(Begun begun) {
            return new Unfinished(
                    begun.direction().toString(),
                    new RevisionJson(
                            begun.revision(),
                            begun.tree().text(),
                            Json.given(begun.manager()),
                            Json.given(begun.version())),
                    begun.started().toString(),
                    begun.by(),
                    begun.alive());
        }
    }

    /** An upgrade to the heads: its steps, or why there is none. */
    record Upgrade(List<StepJson> steps, List<Reason> refusals) {}

    /**
     * A status.
     *
     * @param given the options that migrations were given, by name
     */
    public static StatusJson of(Status status, Map<String, String> given) {
        return new StatusJson(
                List.copyOf(status.state().rows()),
                status.trees().stream()
                        .map(tree -> new Tree(
                                tree.name().text(),
                                tree.at().map(RevisionJson::of).orElse(null),
                                revisions(tree.pending())))
                        .toList(),
                revisions(status.gaps()),
                status.edits().stream().map(Edited::of).toList(),
                status.unfinished().stream().map(Unfinished::of).toList(),
                new Upgrade(
                        status.pending().stream()
                                .map(step -> StepJson.of(step, given))
                                .toList(),
                        status.refusals().stream().map(Reason::of).toList()));
    }

    private static List<RevisionJson> revisions(List<RevisionNode> nodes) {
        return nodes.stream().map(RevisionJson::of).toList();
    }
}
