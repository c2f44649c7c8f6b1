package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.runtime.schema.Tokens.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQLite's DDL of a table, taken apart so that it can be put together again with some parts changed and all else,
 * blanks and comments included, as it was written.
 *
 * @param columns the columns, in their order
 * @param constraints the table's constraints behind them; one text may hold several that no comma separates
 * @param gaps what stands before, between and behind all of them
 * @param options what stands behind the closing parenthesis
 */
record CreateTable(List<ColumnDefinition> columns, List<String> constraints, List<String> gaps, String options) {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    CreateTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        gaps = List.copyOf(gaps);
    }

    static CreateTable parse(String sql) {
        var tokens = Tokens.of(sql);
        int open = tokens.find(0, "(");
        var columns = new ArrayList<ColumnDefinition>();
        var constraints = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        int end = tokens.end(open);
        for (Range item : tokens.items(open)) {
            if (tokens.is(item.from(), "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN")) {
                constraints.add(tokens.text(item));
            } else {
                columns.add(ColumnDefinition.parse(tokens.text(item)));
            }
            gaps.add(sql.substring(end, tokens.start(item.from())));
            end = tokens.end(item.to() - 1);
        }
        int close = tokens.start(tokens.closing(open));
        gaps.add(sql.substring(end, close));
        return new CreateTable(columns, constraints, gaps, sql.substring(close + 1));
    }

    /** The DDL of a table of that name, which is {@code main}'s. */
    String named(String table) {
        var sql = new StringBuilder("CREATE TABLE ")
                .append(Dialect.SQLITE.quote(table))
                .append(" (");
        var gap = gaps.iterator();
        columns.forEach(column -> sql.append(gap.next()).append(column.text()));
        constraints.forEach(constraint -> sql.append(gap.next()).append(constraint));
        return sql.append(gap.next()).append(')').append(options).toString();
    }

    /** The table's own constraints, in their order. */
    List<Clause> clauses() {
        return constraints.stream()
                .flatMap(text -> Clause.from(Tokens.of(text), 0).stream())
                .toList();
    }

    /** The index of a column; SQLite takes names that differ in case only for the same. */
    int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no column " + column + " among "
                + columns.stream().map(ColumnDefinition::name).toList());
    }

    CreateTable with(int index, ColumnDefinition column) {
        var changed = new ArrayList<>(columns);
        changed.set(index, column);
        return new CreateTable(changed, constraints, gaps, options);
    }

    /** The same with a column in another one's place, but behind all others. */
    CreateTable withLast(int index, ColumnDefinition column) {
        var changed = new ArrayList<>(columns);
        changed.remove(index);
        changed.add(column);
        return new CreateTable(changed, constraints, gaps, options);
    }

    /** No columns yet. */
    static CreateTable empty() {
        return new CreateTable(List.of(), List.of(), List.of("\n"), "");
    }

    /** The same with one more column, behind the others. */
    CreateTable withColumn(ColumnDefinition column) {
        var changed = new ArrayList<>(columns);
        changed.add(column);
        return new CreateTable(changed, constraints, withGap(columns.size()), options);
    }

    CreateTable withoutColumn(int index) {
        var changed = new ArrayList<>(columns);
        changed.remove(index);
        return new CreateTable(changed, constraints, withoutGap(index), options);
    }

    CreateTable withConstraints(List<String> changed) {
        return new CreateTable(columns, changed, gaps, options);
    }

    /** The same with one more constraint, behind the others. */
    CreateTable withConstraint(String constraint) {
        var changed = new ArrayList<>(constraints);
        changed.add(constraint);
        return new CreateTable(columns, changed, withGap(columns.size() + constraints.size()), options);
    }

    /** The same without some constraints, be they the table's or a column's own. */
    CreateTable without(BiPredicate<Clause, List<String>> unwanted) {
        CreateTable changed = this;
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            List<String> self = List.of(column.name());
            changed = changed.with(i, column.without(clause -> unwanted.test(clause, self)));
        }
        for (int i = constraints.size() - 1; i >= 0; i--) {
            List<Clause> clauses = Clause.from(Tokens.of(constraints.get(i)), 0);
            List<Clause> kept = clauses.stream()
                    .filter(clause -> !unwanted.test(clause, clause.columns()))
                    .toList();
            if (kept.isEmpty()) {
                changed = changed.withoutConstraint(i);
            } else if (kept.size() < clauses.size()) {
                var texts = new ArrayList<>(changed.constraints);
                texts.set(i, kept.stream().map(Clause::text).collect(Collectors.joining(" ")));
                changed = changed.withConstraints(texts);
            }
        }
        return changed;
    }

    private CreateTable withoutConstraint(int index) {
        var changed = new ArrayList<>(constraints);
        changed.remove(index);
        return new CreateTable(columns, changed, withoutGap(columns.size() + index), options);
    }

    /** The gaps with one more before the item of that index, which is to be. */
    private List<String> withGap(int item) {
        var changed = new ArrayList<>(gaps);
        changed.add(
                item,
                item == 0
                        ? "\n\t"
                        : gaps.stream()
                                .filter(COMMA.asMatchPredicate())
                                .findFirst()
                                .orElse(",\n\t"));
        return changed;
    }

    /** The gaps without that before an item, or, of the first, that behind it. */
    private List<String> withoutGap(int item) {
        var changed = new ArrayList<>(gaps);
        changed.remove(item == 0 && gaps.size() > 2 ? 1 : item);
        return changed;
    }

    /** The same with a constraint before all others. */
    CreateTable withFirstConstraint(String constraint) {
        var changed = new ArrayList<>(constraints);
        changed.add(0, constraint);
        return new CreateTable(columns, changed, withGap(columns.size()), options);
    }
}
