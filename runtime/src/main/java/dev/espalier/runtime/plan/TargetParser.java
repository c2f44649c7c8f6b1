package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one grammar of targets:
 *
 * <pre>
 * target   = absolute | [absolute | scope "@"] ("+" | "-") digits
 * absolute = [scope "@"] ("head" | "heads" | "base" | revision) | tree | branch
 * revision = id | beginning of an id | label | version, after a tree and "@"
 * scope    = tree | branch | revision
 * </pre>
 *
 * A name that has the form of something relative is the name: {@code rel-1} is the label of that name when there is
 * one.
 */
final class TargetParser {
    private static final Pattern RELATIVE = Pattern.compile("(.*)([+-]\\d{1,9})");

    private final RevisionGraph graph;

    TargetParser(RevisionGraph graph) {
        this.graph = graph;
    }

    Target parse(String text) {
        return absolute(text).or(() -> relative(text)).orElseThrow(() -> unknown(text));
    }

    private Optional<Target> relative(String text) {
        Matcher parts = RELATIVE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String start = parts.group(1);
        int steps = Integer.parseInt(parts.group(2));
        if (start.isEmpty()) {
            return Optional.of(new Target.Relative(Optional.empty(), Optional.empty(), steps, text));
        }
        return start.endsWith("@")
                ? scope(start.substring(0, start.length() - 1))
                        .map(scope -> new Target.Relative(Optional.empty(), Optional.of(scope), steps, text))
                : absolute(start).map(from -> new Target.Relative(Optional.of(from), from.scope(), steps, text));
    }

    private Optional<Target> absolute(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? named(text)
                : scope(text.substring(0, at)).flatMap(scope -> within(scope, text.substring(at + 1)));
    }

    private Optional<Target> named(String text) {
        if (graph.tree(text).isPresent() || graph.branch(text).isPresent()) {
            return scope(text).map(scope -> new Target.Head(Optional.of(scope)));
        }
        return symbol(text, Optional.empty())
                .or(() -> revision(text).map(node -> new Target.At(node, Optional.empty())));
    }

    private Optional<Target> within(Scope scope, String text) {
        return symbol(text, Optional.of(scope)).or(() -> member(scope, text));
    }

    private static Optional<Target> symbol(String text, Optional<Scope> scope) {
        return switch (text) {
            case "head" -> Optional.of(new Target.Head(scope));
            case "heads" -> Optional.of(new Target.Heads(scope));
            case "base" -> Optional.of(new Target.Base(scope));
            default -> Optional.empty();
        };
    }

    /** A revision of the scope's lineage, by any name or, in a tree, by its version. */
    private Optional<Target> member(Scope scope, String text) {
        Set<String> lineage = scope.lineage(graph);
        Predicate<RevisionNode> isMember = node -> lineage.contains(node.id());
        Optional<RevisionNode> exact = exactly(text);
        if (exact.isPresent()) {
            return exact.filter(isMember).map(node -> new Target.At(node, Optional.of(scope)));
        }
        List<RevisionNode> versions = graph.nodes(scope.tree()).stream()
                .filter(isMember)
                .filter(node -> !text.isEmpty() && node.version().equals(text))
                .toList();
        return only(text, versions.isEmpty() ? beginning(text, isMember) : versions)
                .map(node -> new Target.At(node, Optional.of(scope)));
    }

    private Optional<Scope> scope(String name) {
        List<RevisionNode> carriers = name.isEmpty() ? List.of() : graph.carrying(name);
        List<RevisionNode> found = carriers.isEmpty() ? revision(name).stream().toList() : carriers;
        return found.isEmpty() ? Optional.empty() : Optional.of(new Scope(name, found));
    }

    private Optional<RevisionNode> revision(String text) {
        return exactly(text).or(() -> only(text, beginning(text, node -> true)));
    }

    private Optional<RevisionNode> exactly(String text) {
        return graph.find(text).or(() -> graph.carrying(text).stream().findFirst());
    }

    /** Revisions with an id, or a label that is no tree's or branch's name, that begins so. */
    private List<RevisionNode> beginning(String text, Predicate<RevisionNode> condition) {
        if (text.isEmpty()) {
            return List.of();
        }
        Stream<RevisionNode> byId =
                graph.nodes().stream().filter(node -> node.id().startsWith(text));
        Stream<RevisionNode> byLabel = graph.labels().stream()
                .filter(label -> label.startsWith(text))
                .filter(label ->
                        graph.tree(label).isEmpty() && graph.branch(label).isEmpty())
                .flatMap(label -> graph.carrying(label).stream());
        return Stream.concat(byId, byLabel).filter(condition).distinct().toList();
    }

    private static Optional<RevisionNode> only(String text, List<RevisionNode> matches) {
        if (matches.size() > 1) {
            throw new Refused(new TargetRefusal.AmbiguousTarget(text, matches));
        }
        return matches.stream().findFirst();
    }

    private Refused unknown(String text) {
        if (text.contains(":")) {
            return new Refused(new TargetRefusal.UnknownTarget(
                    text, "; if that is a range: what is done begins where the database stands, so name only the end"));
        }
        List<String> names = new ArrayList<>(List.of("heads", "head", "base"));
        names.addAll(graph.labels());
        names.addAll(graph.branches());
        graph.nodes().forEach(node -> names.add(node.id()));
        String written = text.endsWith("@head") ? text.substring(0, text.length() - "@head".length()) : text;
        String all = "; write heads, head, base, an id, or one of "
                + graph.labels().stream().limit(20).collect(Collectors.joining(", "));
        return new Refused(new TargetRefusal.UnknownTarget(text, Suggestion.didYouMean(written, names, all)));
    }
}
