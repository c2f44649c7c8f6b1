package dev.espalier.butler;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.Count;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows that stand in a migration's way.
 *
 * @param table their table
 * @param condition which of its rows they are, in SQL
 * @param key the columns that tell them apart, and by which they are sorted, in SQL; rows alike in these count as often
 *     as they are there, and are named once
 * @param name what a row is called, an expression over the key, in SQL
 */
public record Rows(String table, String condition, String key, String name) {
    /** Rows of visits or exposures, called by instrument and id. */
    public static Rows ofInstruments(String table, String condition) {
        return new Rows(table, condition, "instrument, id", "instrument || ' ' || id");
    }

    /**
     * Refuses to go on where there are any.
     *
     * @param what what is wrong with them, behind «rows with»
     * @param advice what to do
     * @throws Obstacle when there are any
     */
    public void refuse(MigrationContext db, String what, String advice) {
        List<RowsMapper.Found> first =
                db.mapper(RowsMapper.class).first(db.dialect().quote(table), this);
        if (!first.isEmpty()) {
            String names = first.stream().map(RowsMapper.Found::name).collect(Collectors.joining(", "));
            throw new Obstacle(table + " has " + Count.of(first.get(0).total(), "row") + " with " + what + ": " + names
                    + (first.get(0).total() > first.size() ? ", ..." : "") + "; " + advice);
        }
    }
}
