package dev.espalier.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** REV109: what can be said of the options of one declaration. */
public final class OptionRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*(\\.<[A-Za-z0-9_-]+>)?");
    private static final Pattern VALUE = Pattern.compile("[^\\s,|][^,|\\n\\r]*(?<!\\s)");
    private static final Pattern LINE = Pattern.compile("\\S(.*\\S)?");

    private OptionRules() {}

    /** The problems of the options that are declared at a place. */
    public static List<Problem> check(RevisionNode at, List<DeclaredOption> options) {
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (DeclaredOption option : options) {
            reason(option, names.add(option.name()))
                    .forEach(reason -> problems.add(new DeclarationProblem.MalformedOption(at, Field.OPTIONS, reason)));
        }
        return problems;
    }

    private static List<String> reason(DeclaredOption option, boolean isFirst) {
        String name = "option '" + option.name() + "'";
        List<String> reasons = new ArrayList<>();
        if (!NAME.matcher(option.name()).matches()) {
            reasons.add(
                    "'" + option.name() + "' is no name for an option; write letters, digits, '_', '-' and '.', for a"
                            + " family with .<something> at the end");
        }
        if (!LINE.matcher(option.meaning()).matches()) {
            reasons.add(name + " does not say what its value means; write its meaning in one line");
        }
        if (!isFirst) {
            reasons.add(name + " is declared twice; remove one of the two");
        }
        if (option.required() && !option.requiredWhen().isEmpty()) {
            reasons.add(name + " is required both always and sometimes; leave out required or requiredWhen");
        }
        if (!option.requiredWhen().isEmpty()
                && (option.requiredWhen().contains("|")
                        || !LINE.matcher(option.requiredWhen()).matches())) {
            reasons.add(name + " says when it is required in more than one line, or with '|'; write one line without");
        }
        option.allowed().stream()
                .filter(value -> value.equals("-") || !VALUE.matcher(value).matches())
                .forEach(value -> reasons.add(name + " allows '" + value
                        + "', which cannot be listed; write values without ',' and '|' and not '-' alone"));
        return reasons;
    }
}
