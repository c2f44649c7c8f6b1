package dev.espalier.processor;

import dev.espalier.graph.Field;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** The rules that the values of {@code @History} must meet: REV108. */
final class HistoryRules {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private final RevisionNode at;
    private final List<Problem> problems = new ArrayList<>();

    private HistoryRules(RevisionNode at) {
        this.at = at;
    }

    /**
     * The problems of a module's settings.
     *
     * @param at stands for the annotation
     * @param trees the names of the regular trees there are
     */
    static List<Problem> check(RevisionNode at, HistorySettings settings, Set<String> trees) {
        HistoryRules rules = new HistoryRules(at);
        rules.name(settings.name());
        rules.versionTable(settings.versionTable());
        rules.newDatabase(settings.newDatabase(), trees);
        return rules.problems;
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
        problems.add(new Problem.MalformedHistory(at, field, reason));
    }
}
