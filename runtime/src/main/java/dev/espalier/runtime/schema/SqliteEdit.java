package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.SQLITE;

import dev.espalier.schema.Names;
import dev.espalier.schema.Table.Index;
import dev.espalier.schema.TableChange.AddCheck;
import dev.espalier.schema.TableChange.AddColumn;
import dev.espalier.schema.TableChange.AddForeignKey;
import dev.espalier.schema.TableChange.AddIndex;
import dev.espalier.schema.TableChange.AddPrimaryKey;
import dev.espalier.schema.TableChange.AddUnique;
import dev.espalier.schema.TableChange.ChangeType;
import dev.espalier.schema.TableChange.ColumnPart;
import dev.espalier.schema.TableChange.DropColumn;
import dev.espalier.schema.TableChange.DropConstraint;
import dev.espalier.schema.TableChange.DropDefault;
import dev.espalier.schema.TableChange.DropIndex;
import dev.espalier.schema.TableChange.DropNotNull;
import dev.espalier.schema.TableChange.DropPrimaryKey;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.ReplaceColumn;
import dev.espalier.schema.TableChange.SetDefault;
import dev.espalier.schema.TableChange.SetNotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** An SQLite table's DDL as the parts of a change make it, without touching the database. */
final class SqliteEdit {
    private static final Ddl DDL = new Ddl(SQLITE);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String table;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> added = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> dropped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> droppedIndexes = new TreeSet<>();
    private final List<Index> indexes = new ArrayList<>();
    private CreateTable ddl;

    SqliteEdit(String table, CreateTable ddl) {
        this.table = table;
        this.ddl = ddl;
    }

    CreateTable ddl() {
        return ddl;
    }

    /** What a column gets for each row, an expression over the old row. */
    String value(String column) {
        String value = values.get(column);
        return value != null ? "(" + value + ")" : added.contains(column) ? "NULL" : DDL.quoted(column);
    }

    /** Whether an index that was there goes, by its name or with a column that it, or its condition, is about. */
    boolean drops(String index, String sql) {
        Tokens tokens = Tokens.of(sql);
        return droppedIndexes.contains(index)
                || dropped.stream().anyMatch(column -> tokens.mentions(tokens.find(0, "("), column));
    }

    /** The statements that make the new indexes. */
    List<String> newIndexes() {
        List<String> columns =
                ddl.columns().stream().map(ColumnDefinition::name).toList();
        return indexes.stream()
                .map(index -> DDL.index(index, "main.", DDL.quoted(table), columns))
                .toList();
    }

    /** Makes a part take effect; one that is about the table as a whole has none here. */
    void apply(Part part) {
        if (part instanceof AddColumn column) {
            added.add(column.column());
            values.remove(column.column());
            ddl = ddl.withColumn(ColumnDefinition.parse(
                    DDL.quoted(column.column()) + " " + column.type().sqlite()));
        } else if (part instanceof ColumnPart column) {
            column(column);
        } else if (part instanceof AddIndex index) {
            indexes.add(index.index());
        } else if (part instanceof DropIndex index) {
            droppedIndexes.add(index.name());
            indexes.removeIf(added -> added.name().equals(index.name()));
        } else {
            constraint(part);
        }
    }

    private void constraint(Part part) {
        if (part instanceof AddPrimaryKey key) {
            ddl = ddl.withConstraint(DDL.primaryKey(key.key()));
        } else if (part instanceof AddUnique key) {
            ddl = ddl.withConstraint(DDL.unique(key.key()));
        } else if (part instanceof AddForeignKey key) {
            ddl = ddl.withConstraint(
                    DDL.foreignKey(key.key(), DDL.quoted(key.key().table())));
        } else if (part instanceof AddCheck check) {
            ddl = ddl.withConstraint(DDL.check(check.name(), check.expression()));
        } else if (part instanceof DropPrimaryKey) {
            ddl = ddl.without((clause, columns) -> clause.is("PRIMARY"));
        } else if (part instanceof DropConstraint drop) {
            ddl = ddl.without((clause, columns) ->
                    clause.name().filter(drop.name()::equals).isPresent());
        }
    }

    private void column(ColumnPart part) {
        int index = ddl.indexOf(part.column());
        ColumnDefinition column = ddl.columns().get(index);
        if (part instanceof DropColumn) {
            dropped.add(column.name());
            indexes.removeIf(added -> added.columns().stream()
                    .anyMatch(indexed -> Tokens.of(indexed).mentions(0, column.name())));
            ddl = ddl.withoutColumn(index).without((clause, columns) -> clause.mentions(column.name(), columns));
        } else if (part instanceof ChangeType change) {
            ddl = ddl.with(index, column.withType(change.type().sqlite()));
            change.using().ifPresent(using -> values.put(column.name(), using));
        } else if (part instanceof SetNotNull) {
            ddl = ddl.with(index, column.withNotNull());
        } else if (part instanceof DropNotNull) {
            ddl = ddl.with(index, column.withoutNotNull());
        } else if (part instanceof SetDefault change) {
            ddl = ddl.with(index, column.withDefault(change.expression()));
        } else if (part instanceof DropDefault) {
            ddl = ddl.with(index, column.withoutDefault());
        } else if (part instanceof ReplaceColumn change) {
            ddl = ddl.withLast(index, column.replacedBy(change.type().sqlite()))
                    .withConstraints(ddl.constraints().stream()
                            .map(text -> nameKey(text, column.name()))
                            .toList());
            column.clause("PRIMARY").ifPresent(key -> ddl = ddl.withFirstConstraint(ownKey(key, column)));
            values.put(column.name(), change.using());
        }
    }

    /** A table's constraints with a name for a nameless primary key that contains the column. */
    private String nameKey(String constraints, String column) {
        return Clause.from(Tokens.of(constraints), 0).stream()
                .filter(clause -> clause.is("PRIMARY") && clause.name().isEmpty())
                .filter(clause -> clause.columns().stream().anyMatch(column::equalsIgnoreCase))
                .findFirst()
                .map(clause -> clause.tokens().start(clause.keyword()))
                .map(at -> constraints.substring(0, at) + "CONSTRAINT " + keyName() + " " + constraints.substring(at))
                .orElse(constraints);
    }

    /** The primary key that a column declared of itself, as a constraint of the table. */
    private String ownKey(Clause key, ColumnDefinition column) {
        var tokens = key.tokens();
        int order = key.keyword() + 2;
        boolean ordered = tokens.is(order, "ASC", "DESC");
        int conflict = ordered ? order + 1 : order;
        String name = key.name().map(SqliteEdit::quoteIfOdd).orElse(keyName());
        return "CONSTRAINT " + name + " PRIMARY KEY (" + quoteIfOdd(column.name())
                + (ordered ? " " + tokens.text(new Tokens.Range(order, conflict)) : "") + ")"
                + (tokens.is(conflict, "ON") ? " " + tokens.text(new Tokens.Range(conflict, conflict + 3)) : "");
    }

    private String keyName() {
        return quoteIfOdd(Names.primaryKey(table));
    }

    private static String quoteIfOdd(String name) {
        return PLAIN.matcher(name).matches() ? name : SQLITE.quote(name);
    }
}
