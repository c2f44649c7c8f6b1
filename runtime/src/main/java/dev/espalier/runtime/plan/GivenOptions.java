package dev.espalier.runtime.plan;

import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options given for a run, and what the history says of them. One that is declared somewhere, but that no step of a
 * plan takes, does no harm.
 */
public final class GivenOptions {
    private final Map<String, String> given;
    private final Collection<DeclaredOption> known;

    /**
     * @param given values by name
     * @param known all options that anything in the history declares
     */
    public GivenOptions(Map<String, String> given, Collection<DeclaredOption> known) {
        this.given = new TreeMap<>(given);
        this.known = List.copyOf(known);
    }

    /**
     * Compares them with what the steps of the plan take.
     *
     * @throws Refused when one is missing, unknown, or has a value that is not allowed; with every reason
     */
    public void check(Plan plan) {
        List<Refusal> refusals = new ArrayList<>(unknown());
        for (Step step : plan.steps()) {
            for (DeclaredOption option : step.options()) {
                if (option.required()
                        && step.direction().isUpgrade()
                        && given.keySet().stream().noneMatch(option::covers)) {
                    refusals.add(
                            new StepRefusal.MissingOption(step.title() + " does not go without option " + option.name()
                                    + " (" + option.meaning() + "); give it with: --options " + option.name() + "="
                                    + (option.allowed().isEmpty() ? "..." : String.join("|", option.allowed()))));
                }
                given.forEach((name, value) -> {
                    if (option.covers(name) && !option.allows(value)) {
                        refusals.add(new StepRefusal.ValueNotAllowed(step.title() + " does not allow '" + value
                                + "' for option " + name + "; give one of " + String.join(", ", option.allowed())));
                    }
                });
            }
        }
        if (!refusals.isEmpty()) {
            throw new Refused(refusals, plan);
        }
    }

    /**
     * Looks only whether all of them are declared somewhere.
     *
     * @throws Refused when not, with each that is unknown
     */
    public void checkNames() {
        List<Refusal> unknown = unknown();
        if (!unknown.isEmpty()) {
            throw new Refused(unknown);
        }
    }

    private List<Refusal> unknown() {
        return given.keySet().stream()
                .filter(name -> !isKnown(name))
                .map(this::unknown)
                .toList();
    }

    private boolean isKnown(String name) {
        return known.stream().anyMatch(option -> option.covers(name));
    }

    private Refusal unknown(String name) {
        List<String> names =
                known.stream().map(DeclaredOption::name).distinct().sorted().toList();
        String all = names.isEmpty() ? "; leave it out" : "; there are " + String.join(", ", names);
        return new StepRefusal.UnknownOption(
                "no migration takes an option '" + name + "'" + Suggestion.didYouMean(name, names, all));
    }
}
