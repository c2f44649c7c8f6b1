package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.SQLITE;

import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.Drop;
import dev.espalier.schema.TableChange.DropColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the views and triggers of an SQLite database that a change breaks. SQLite compiles them only when they are
 * used; here each is compiled, alone. One that is broken already is taken away meanwhile: it would keep SQLite from
 * renaming a column.
 */
final class DependentWatch {
    private final Database database;
    private final Set<String> droppedColumns;
    private final List<String> droppedTables;
    private final List<Dependent> brokenBefore;

    /** A view, or a trigger of a table or view. */
    private record Dependent(String type, String name, String on, String sql) {
        boolean isView() {
            return type.equals("view");
        }

        String drop() {
            return "DROP " + type.toUpperCase(Locale.ROOT) + " " + SQLITE.quote(name);
        }
    }

    /** Must be made before the changes. */
    DependentWatch(Database database, List<TableChange> changes) {
        this.database = database;
        this.droppedColumns = changes.stream()
                .flatMap(change -> change.parts().stream())
                .filter(DropColumn.class::isInstance)
                .map(part -> ((DropColumn) part).column().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.droppedTables = changes.stream()
                .filter(change -> change.parts().stream().anyMatch(Drop.class::isInstance))
                .map(TableChange::table)
                .toList();
        this.brokenBefore = List.copyOf(broken().keySet());
        brokenBefore.forEach(dependent -> database.execute(dependent.drop()));
    }

    /** Must be called after the changes; throws when they have broken a view or trigger. */
    void check() {
        var broken = broken();
        if (!broken.isEmpty()) {
            var reasons = broken.entrySet().stream()
                    .map(entry -> "the " + entry.getKey().type() + " "
                            + entry.getKey().name() + " (" + entry.getValue() + ")");
            throw new UncheckedSqlException(new SQLException(
                    "after the change these would no longer work: " + reasons.collect(Collectors.joining(", "))
                            + "; let the migration drop them before the change ("
                            + broken.keySet().stream().map(Dependent::drop).collect(Collectors.joining("; "))
                            + ") and make again behind it what is still wanted",
                    "2BP01"));
        }
        for (int i = brokenBefore.size() - 1; i >= 0; i--) {
            Dependent dependent = brokenBefore.get(i);
            if (dependent.isView() || droppedTables.stream().noneMatch(dependent.on()::equalsIgnoreCase)) {
                database.execute(dependent.sql());
            }
        }
    }

    /** What is wrong with which view or trigger, triggers first. */
    private Map<Dependent, String> broken() {
        var broken = new LinkedHashMap<Dependent, String>();
        var all = database.query(
                """
                SELECT type, name, tbl_name, sql FROM main.sqlite_schema
                WHERE type IN ('trigger', 'view') ORDER BY type, name
                """, row -> new Dependent(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        if (all.isEmpty()) {
            return broken;
        }
        var trial = database.unheard();
        trial.execute("SAVEPOINT _espalier_watch");
        try {
            all.forEach(dependent -> trial.execute(dependent.drop()));
            all.stream().filter(Dependent::isView).forEach(view -> trial.execute(withoutStrings(view.sql())));
            for (Dependent dependent : all) {
                try {
                    compile(trial, dependent);
                } catch (UncheckedSqlException e) {
                    broken.put(dependent, reason(e));
                }
            }
        } finally {
            trial.execute("ROLLBACK TO _espalier_watch");
            trial.execute("RELEASE _espalier_watch");
        }
        return broken;
    }

    private void compile(Database trial, Dependent dependent) {
        if (dependent.isView()) {
            trial.execute("EXPLAIN SELECT * FROM main." + SQLITE.quote(dependent.name()));
        } else {
            trial.execute(withoutStrings(dependent.sql()));
            try {
                trial.execute("EXPLAIN " + event(trial, dependent));
            } finally {
                trial.execute(dependent.drop());
            }
        }
    }

    /** A statement that would set a trigger off. */
    private static String event(Database trial, Dependent trigger) {
        var tokens = Tokens.of(trigger.sql());
        int event = tokens.find(0, "INSERT", "DELETE", "UPDATE");
        String on = "main." + SQLITE.quote(trigger.on());
        if (tokens.is(event, "INSERT")) {
            return "INSERT INTO " + on + " DEFAULT VALUES";
        } else if (tokens.is(event, "DELETE")) {
            return "DELETE FROM " + on;
        }
        var columns = new ArrayList<String>();
        for (int at = event + 2; tokens.is(event + 1, "OF") && !tokens.is(at - 1, "ON"); at += 2) {
            columns.add(tokens.name(at));
        }
        if (columns.isEmpty()) {
            columns.addAll(trial.texts(
                    "SELECT name FROM pragma_table_xinfo(?, 'main') WHERE hidden = 0 LIMIT 1", trigger.on()));
        }
        return "UPDATE " + on + " SET "
                + columns.stream()
                        .map(SQLITE::quote)
                        .map(column -> column + " = NULL")
                        .collect(Collectors.joining(", "));
    }

    /**
     * The same SQL with dropped columns in quotes that cannot mean a string: SQLite takes "x" for one if there is no x.
     */
    private String withoutStrings(String sql) {
        var tokens = Tokens.of(sql);
        var changed = new StringBuilder(sql);
        for (int at = tokens.size() - 1; at >= 0; at--) {
            if (sql.charAt(tokens.start(at)) == '"'
                    && droppedColumns.contains(tokens.name(at).toLowerCase(Locale.ROOT))) {
                changed.replace(
                        tokens.start(at), tokens.end(at), "`" + tokens.name(at).replace("`", "``") + "`");
            }
        }
        return changed.toString();
    }

    /** What SQLite says, without what the driver puts around it. */
    private static String reason(UncheckedSqlException refusal) {
        String message = String.valueOf(refusal.getCause().getMessage());
        return message.replaceFirst("^\\[SQLITE_ERROR] [^(]*\\((.*)\\)$", "$1");
    }
}
