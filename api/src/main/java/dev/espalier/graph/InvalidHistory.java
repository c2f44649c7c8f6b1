package dev.espalier.graph;

import java.util.List;
import java.util.stream.Collectors;

/** A history that breaks its rules, with every problem found. */
public final class InvalidHistory extends RuntimeException {
    private final transient List<Problem> problems;

    public InvalidHistory(List<Problem> problems) {
        super(problems.stream()
                .map(p -> p.at().declaredIn()
                        + (p.field() == Field.TYPE ? "" : " (" + p.field().member() + ")")
                        + ": " + p.message())
                .collect(Collectors.joining("\n", "the revision history is not sound:\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** The problems, by tree and id. */
    public List<Problem> problems() {
        return problems;
    }
}
