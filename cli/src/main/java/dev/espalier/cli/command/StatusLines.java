package dev.espalier.cli.command;

import dev.espalier.graph.Count;
import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.execute.Status;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A status as lines: one for each tree, and then what an upgrade would do. */
final class StatusLines {
    private StatusLines() {}

    static List<String> of(Status status) {
        List<String> lines = new ArrayList<>();
        status.trees().forEach(tree -> lines.add(tree.name() + ": " + standing(tree)));
        status.unfinished()
                .forEach(begun -> lines.add(begun.sentence() + (begun.alive() ? "; that process is at work." : ".")));
        if (!status.refusals().isEmpty()) {
            lines.add("An upgrade is refused:");
            status.refusals().stream().map(Refusal::message).forEach(message -> lines.add("  " + message));
        } else if (status.pending().isEmpty()) {
            lines.add("Nothing is pending.");
        } else {
            lines.add("An upgrade takes " + Count.of(status.pending().size(), "step") + ":");
            status.pending().stream().map(Step::title).forEach(title -> lines.add("  " + title));
        }
        return lines;
    }

    private static String standing(Status.Tree tree) {
        return tree.at().map(at -> revision(at) + behind(at, tree.pending())).orElse("not in use");
    }

    private static String behind(RevisionNode at, List<RevisionNode> pending) {
        if (at.manager().isEmpty()) {
            return "";
        }
        return pending.isEmpty()
                ? ", at the head"
                : ", " + pending.size() + " behind: "
                        + pending.stream()
                                .map(node -> node.version() + " (" + node.id() + ")")
                                .collect(Collectors.joining(", "));
    }

    private static String revision(RevisionNode node) {
        return node.manager().isEmpty()
                ? "root (" + node.id() + ")"
                : node.manager() + " " + node.version() + " (" + node.id() + ")";
    }
}
