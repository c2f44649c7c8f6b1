package dev.espalier.runtime.schema;

import dev.espalier.graph.Count;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the foreign keys of tables that SQLite rebuilds, and of tables that refer to them, before and after. */
final class ForeignKeyWatch {
    private final Database database;
    private final Map<String, List<Violations>> before = new LinkedHashMap<>();
    private final Map<String, List<String>> missingBefore = new LinkedHashMap<>();

    /** How many rows of a table refer to no row of another. */
    private record Violations(String parent, long rows) {}

    ForeignKeyWatch(Database database) {
        this.database = database;
    }

    /** Must be called before a table is rebuilt; reads nothing when no foreign key can be worse off by that. */
    void watch(TableChange change, Optional<Table> before) {
        String table = change.table();
        if (KeyColumns.of(database, table, before).areKeptBy(change.parts())) {
            return;
        }
        remember(table);
        database.texts("""
                        SELECT DISTINCT t.name FROM main.sqlite_schema t, pragma_foreign_key_list(t.name, 'main') f
                        WHERE t.type = 'table' AND f."table" = ? COLLATE NOCASE
                        """, table).forEach(this::remember);
    }

    private void remember(String table) {
        missingBefore.putIfAbsent(table, missing(table));
        if (!before.containsKey(table)) {
            try {
                before.put(table, violations(table));
            } catch (UncheckedSqlException e) {
                // A foreign key to columns that are no key cannot be checked, neither now nor later.
            }
        }
    }

    /** Throws when a table that was watched is worse off now. */
    void check() {
        if (missingBefore.isEmpty()) {
            return;
        }
        var found = new ArrayList<String>();
        var tables = database.texts("SELECT name FROM main.sqlite_schema WHERE type = 'table'");
        before.keySet().retainAll(tables);
        missingBefore.keySet().retainAll(tables);
        missingBefore.forEach((table, old) -> missing(table).stream()
                .filter(parent -> !old.contains(parent))
                .forEach(parent -> found.add("a foreign key of " + table + " refers to a table " + parent
                        + " that is not there, drop it in the same migration")));
        before.forEach((table, old) -> {
            List<Violations> now = List.of();
            try {
                now = violations(table);
            } catch (UncheckedSqlException e) {
                found.add(
                        "a foreign key of " + table + " refers to columns that are no key any more, drop it in the same"
                                + " migration (" + e.getMessage() + ")");
            }
            if (total(now) > total(old)) {
                now.forEach(violation -> found.add(Count.of(violation.rows(), "row") + " of " + table
                        + " without the row of " + violation.parent() + " to refer to"));
            }
        });
        if (!found.isEmpty()) {
            SQLException refusal = new SQLIntegrityConstraintViolationException(
                    "foreign keys do not hold after the change: " + String.join("; ", found), "23503");
            throw new UncheckedSqlException(refusal);
        }
    }

    /** The tables that foreign keys of a table refer to and that are not there. */
    private List<String> missing(String table) {
        return database.texts("""
                SELECT DISTINCT f."table" FROM pragma_foreign_key_list(?, 'main') f WHERE NOT EXISTS (
                    SELECT 1 FROM main.sqlite_schema t WHERE t.type = 'table' AND t.name = f."table" COLLATE NOCASE)
                """, table);
    }

    private List<Violations> violations(String table) {
        return database.query(
                "SELECT parent, count(*) FROM pragma_foreign_key_check(?, 'main') GROUP BY parent ORDER BY parent",
                row -> new Violations(row.getString(1), row.getLong(2)),
                table);
    }

    private static long total(List<Violations> violations) {
        return violations.stream().mapToLong(Violations::rows).sum();
    }
}
