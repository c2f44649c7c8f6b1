package dev.espalier.processor;

import dev.espalier.graph.DeclarationProblem;
import dev.espalier.graph.Field;
import dev.espalier.graph.OptionRules;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.Suggestion;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** The rules that the values of {@code @History} must meet: REV108, and REV109 for its options. */
final class HistoryRules {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private final RevisionNode at;
    private final List<Problem> problems = new ArrayList<>();

    private HistoryRules(RevisionNode at) {
        this.at = at;
    }

    /** The problems of a module's settings; trees may be the module's own or known from its dependencies. */
    static List<Problem> check(Reading reading, Collection<RevisionNode> known) {
        return reading.histories().stream()
                .limit(1)
                .flatMap(place -> {
                    HistoryRules rules = new HistoryRules(place.node());
                    rules.name(reading.settings().name());
                    rules.versionTable(reading.settings().versionTable());
                    rules.newDatabase(reading.settings().newDatabase(), trees(reading.nodes(), known));
                    rules.problems.addAll(
                            OptionRules.check(place.node(), reading.settings().options()));
                    return rules.problems.stream();
                })
                .toList();
    }

    private static Set<String> trees(Collection<RevisionNode> own, Collection<RevisionNode> known) {
        return Stream.concat(own.stream(), known.stream())
                .map(RevisionNode::tree)
                .filter(tree -> !tree.isOneShot())
                .map(TreeName::text)
                .collect(Collectors.toSet());
    }

    private void name(String name) {
        if (!NAME.matcher(name).matches() || !SourceVersion.isName(name)) {
            report(Field.NAME, "'" + name + "' is no name for a history; write a Java identifier in lower case");
        }
    }

    private void versionTable(String table) {
        if (!TABLE.matcher(table).matches()) {
            report(
                    Field.VERSION_TABLE,
                    "'" + table + "' is no name for the version table; write 1 to 63 letters, digits and '_'");
        }
    }

    private void newDatabase(List<String> names, Set<String> trees) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                report(Field.NEW_DATABASE, "tree " + name + " is named twice; name it once");
            } else if (!trees.contains(name)) {
                report(Field.NEW_DATABASE, "there is no tree " + name + Suggestion.didYouMean(name, trees));
            }
        }
    }

    private void report(Field field, String reason) {
        problems.add(new DeclarationProblem.MalformedHistory(at, field, reason));
    }
}
