package dev.espalier.cli.picture;

import dev.espalier.cli.json.Document;
import dev.espalier.cli.json.Json;
import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history as data, described in {@code docs/json.md}. */
final class HistoryJson {
    private HistoryJson() {}

    private record HistoryData(@Nullable Database database, List<TreeData> trees) {}

    private record Database(String name, List<String> rows, List<String> unknown) {}

    private record TreeData(String name, boolean oneShot, List<Revision> revisions, List<OneShotStep> oneShots) {}

    private record Revision(
            String id,
            List<String> parents,
            List<String> children,
            List<String> dependsOn,
            @Nullable String manager,
            @Nullable String version,
            String description,
            String declaredIn,
            List<String> capabilities,
            boolean head,
            @Nullable String state) {}

    private record OneShotStep(String tree, String from, String to) {}

    static void write(History history, PrintWriter out) {
        Database database = history.standing()
                .map(it -> new Database(it.database(), List.copyOf(it.state().rows()), it.unknown()))
                .orElse(null);
        List<TreeData> trees = history.trees().map(tree -> tree(history, tree)).toList();
        Json.write(Document.of("show-history", new HistoryData(database, trees)), out);
    }

    private static TreeData tree(History history, Tree tree) {
        return new TreeData(
                tree.name().text(),
                tree.name().isOneShot(),
                tree.newestFirst().stream()
                        .map(node -> revision(history, tree, node))
                        .toList(),
                tree.detours().stream()
                        .map(it -> new OneShotStep(it.oneShot().text(), it.from(), it.to()))
                        .toList());
    }

    private static Revision revision(History history, Tree tree, RevisionNode node) {
        return new Revision(
                node.id(),
                node.parents(),
                Words.ids(tree.graph().children(node)),
                node.dependsOn(),
                Json.given(node.manager()),
                Json.given(node.version()),
                node.description(),
                node.declaredIn(),
                Words.keys(node),
                tree.graph().isHead(node),
                history.status(node).map(Status::key).orElse(null));
    }
}
