package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0.CollectionNamesMapper.Found;
import dev.espalier.graph.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for names that do not say which collection is meant. */
final class CollectionNames {
    private CollectionNames() {}

    /**
     * Looks at all tables.
     *
     * @throws Obstacle when a name stands for no collection, or for more than one
     */
    static void check(MigrationContext db) {
        CollectionNamesMapper mapper = db.mapper(CollectionNamesMapper.class);
        List<String> problems = new ArrayList<>();
        List<Found> repeated = mapper.repeated();
        if (!repeated.isEmpty()) {
            problems.add("the table collection has more than one row, or no name, for " + names(repeated)
                    + "; give each of these rows a name of its own");
        }
        Dialect dialect = db.dialect();
        for (NamedReference reference : NamedReference.all(db)) {
            List<Found> unknown = mapper.unknown(
                    dialect.quote(reference.table()), dialect.quote(reference.column()), reference.target());
            if (!unknown.isEmpty()) {
                problems.add(reference.table() + "." + reference.column() + " names what is not in the table "
                        + reference.target() + ": " + names(unknown) + "; add it there or delete these rows");
            }
        }
        if (!problems.isEmpty()) {
            throw new Obstacle(problems.stream().collect(Collectors.joining("; ", "", "; then upgrade again")));
        }
    }

    /** The first names, and how many more there are. */
    private static String names(List<Found> found) {
        long others = found.get(0).total() - found.size();
        return found.stream()
                        .map(row -> (row.name() == null ? "no name" : "'" + row.name() + "'") + " in "
                                + Count.of(row.count(), "row"))
                        .collect(Collectors.joining(", "))
                + (others > 0 ? " and " + Count.of(others, "other name") : "");
    }
}
