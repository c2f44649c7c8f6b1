package dev.espalier.butler.dimensions;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What becomes of rows that name no physical filter. */
final class NullFilter {
    static final String OPTION = "null_filter_value";

    private final MigrationContext db;
    private final ImpliedMapper rows;
    private final List<ImpliedColumn> columns;

    NullFilter(MigrationContext db, List<ImpliedColumn> columns) {
        this.db = db;
        this.rows = db.mapper(ImpliedMapper.class);
        this.columns = columns.stream().filter(ImpliedColumn::isFilter).toList();
    }

    /**
     * Looks whether all rows have a filter, or can be given the one that the option names.
     *
     * @throws Obstacle when not
     */
    void check() {
        List<String> found = ImpliedColumn.nulls(db, columns);
        if (found.isEmpty()) {
            return;
        }
        String filter = db.option(OPTION)
                .orElseThrow(() -> new Obstacle("rows are incomplete: " + String.join(", ", found)
                        + "; name the filter that they are to be given with --options " + OPTION + "=<filter>"));
        SortedSet<String> instruments = new TreeSet<>();
        columns.forEach(column -> instruments.addAll(rows.instrumentsWithout(quoted(column), filter)));
        if (!instruments.isEmpty()) {
            throw new Obstacle("rows are incomplete: " + String.join(", ", found) + "; " + OPTION + " is "
                    + filter + ", but no physical_filter of that name is registered for "
                    + String.join(", ", instruments) + "; register it there, or name one that all of them have");
        }
    }

    /** Gives the rows without filter the one that the option names. */
    void fill() {
        db.option(OPTION)
                .ifPresent(filter -> db.report("rows given physical_filter " + filter + ": "
                        + columns.stream()
                                .map(column -> rows.fill(quoted(column), filter) + " in " + column.table())
                                .collect(Collectors.joining(", "))));
    }

    private String quoted(ImpliedColumn column) {
        return db.dialect().quote(column.table());
    }
}
