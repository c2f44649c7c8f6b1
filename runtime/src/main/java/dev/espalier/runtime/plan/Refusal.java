package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionNode;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A reason why something is not done to a database: one record each, REV3xx, each with an entry in
 * {@code docs/problems.md}.
 */
public sealed interface Refusal
        permits TargetRefusal, RouteRefusal, StateRefusal, StepRefusal, DatabaseRefusal, WaitRefusal, BackfillRefusal {
    /** The reason's code, such as {@code REV301}. */
    String code();

    /** What was found, and the one next step. */
    String explanation();

    /** Code and explanation. */
    default String message() {
        return "[" + code() + "] " + explanation();
    }

    /** The titles of revisions, in one line. */
    static String titles(Collection<RevisionNode> nodes, String separator) {
        return nodes.stream().map(RevisionNode::title).collect(Collectors.joining(separator));
    }
}
