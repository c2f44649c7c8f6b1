package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the journal tells of rows that this build has no revision for: how far they are from what it knows. */
public final class UnknownRows {
    private final RevisionGraph graph;
    private final List<JournalLine> journal;

    private UnknownRows(RevisionGraph graph, List<JournalLine> journal) {
        this.graph = graph;
        this.journal = journal;
    }

    /**
     * A refusal for each.
     *
     * @param journal what was done to the database, in that order; empty when nobody knows
     */
    public static List<Refusal> refusals(RevisionGraph graph, State state, List<JournalLine> journal) {
        UnknownRows rows = new UnknownRows(graph, journal);
        return state.unknown(graph).stream().map(rows::refusal).toList();
    }

    private Refusal refusal(String row) {
        return arrival(row, journal.size())
                .filter(at -> leadsFromHere(row, at))
                .<Refusal>map(at -> new StateRefusal.Ahead(title(row), journal.get(at)))
                .orElseGet(() -> new StateRefusal.UnknownRow(
                        row, arrival(row, journal.size()).map(journal::get)));
    }

    /** The last line before a place in the journal by which the row entered the version table. */
    private Optional<Integer> arrival(String row, int end) {
        for (int i = end - 1; i >= 0; i--) {
            JournalEntry entry = journal.get(i).entry();
            if (entry.after().contains(row) && !entry.before().contains(row)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Whether the rows that this one took the place of, and so on back, were ones that this build knows. */
    private boolean leadsFromHere(String row, int arrival) {
        JournalEntry entry = journal.get(arrival).entry();
        if (graph.find(row).isPresent() || graph.trees().contains(new TreeName(entry.tree()).base())) {
            return true;
        }
        Set<String> left = new TreeSet<>(entry.before());
        left.removeAll(entry.after());
        return left.stream()
                .anyMatch(before -> graph.find(before).isPresent()
                        || arrival(before, arrival)
                                .filter(at -> leadsFromHere(before, at))
                                .isPresent());
    }

    /** The revision in words, as far as a line of the journal is about it. */
    private String title(String row) {
        List<String> titles = new ArrayList<>();
        journal.stream()
                .map(JournalLine::entry)
                .filter(entry -> entry.revision().equals(row))
                .map(JournalEntry::title)
                .forEach(titles::add);
        return titles.isEmpty() ? "revision " + row : titles.get(titles.size() - 1);
    }
}
