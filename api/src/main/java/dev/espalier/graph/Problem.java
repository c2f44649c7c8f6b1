package dev.espalier.graph;

/**
 * Something wrong with a declared history: one record per rule, REV1xx about a declaration by itself, REV2xx about the
 * history. Each code has an entry in {@code docs/problems.md}. (REV3xx, about a database, are refusals of the planner.)
 */
public sealed interface Problem permits DeclarationProblem, HistoryProblem {
    /** The rule's code, such as {@code REV202}. */
    String code();

    /** The revision it is about. */
    RevisionNode at();

    /** The part of the declaration it is about; where a rule says nothing else, the declaration as a whole. */
    default Field field() {
        return Field.TYPE;
    }

    /** What was found, and the one next step. */
    String explanation();

    /** Code and explanation: what a compiler prints. */
    default String message() {
        return "[" + code() + "] " + explanation();
    }
}
