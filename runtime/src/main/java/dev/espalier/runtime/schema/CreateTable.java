package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.runtime.schema.Tokens.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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

    CreateTable withConstraints(List<String> changed) {
        return new CreateTable(columns, changed, gaps, options);
    }

    /** The same with a constraint before all others. */
    CreateTable withFirstConstraint(String constraint) {
        var changed = new ArrayList<>(constraints);
        changed.add(0, constraint);
        var gapped = new ArrayList<>(gaps);
        gapped.add(
                columns.size(),
                gaps.stream().filter(COMMA.asMatchPredicate()).findFirst().orElse(", "));
        return new CreateTable(columns, changed, gapped, options);
    }
}
