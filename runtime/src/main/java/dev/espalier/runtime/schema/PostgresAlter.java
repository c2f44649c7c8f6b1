package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange.AddCheck;
import dev.espalier.schema.TableChange.AddColumn;
import dev.espalier.schema.TableChange.AddForeignKey;
import dev.espalier.schema.TableChange.AddIndex;
import dev.espalier.schema.TableChange.AddPrimaryKey;
import dev.espalier.schema.TableChange.AddUnique;
import dev.espalier.schema.TableChange.ChangeType;
import dev.espalier.schema.TableChange.ColumnPart;
import dev.espalier.schema.TableChange.Create;
import dev.espalier.schema.TableChange.Drop;
import dev.espalier.schema.TableChange.DropColumn;
import dev.espalier.schema.TableChange.DropConstraint;
import dev.espalier.schema.TableChange.DropDefault;
import dev.espalier.schema.TableChange.DropIndex;
import dev.espalier.schema.TableChange.DropNotNull;
import dev.espalier.schema.TableChange.DropPrimaryKey;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.RenameColumn;
import dev.espalier.schema.TableChange.SetDefault;
import dev.espalier.schema.TableChange.SetNotNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that carry out parts of a change in place: one {@code ALTER TABLE} for as many parts as can stand in
 * one, since each may rewrite the table or read all of it.
 */
final class PostgresAlter {
    private static final Ddl DDL = new Ddl(Dialect.POSTGRESQL);

    private final String schema;
    private final String table;
    private final Optional<Table> before;
    private final List<String> columns = new ArrayList<>();
    private final Set<String> added = new HashSet<>();
    private final List<String> statements = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();

    /** The order in which PostgreSQL takes the actions of one statement, whatever their order in it. */
    private enum Pass {
        DROP,
        TYPE,
        ADD
    }

    /** An action of {@code ALTER TABLE}, and the columns or the constraint that it is about. */
    private record Action(Pass pass, Collection<String> about, String sql) {
        boolean wouldComeAfter(Pass other, Collection<String> others) {
            return pass.compareTo(other) > 0 && !Collections.disjoint(about, others);
        }
    }

    private PostgresAlter(String schema, String name, Optional<Table> before) {
        this.schema = DDL.quoted(schema);
        this.table = this.schema + "." + DDL.quoted(name);
        this.before = before;
        before.ifPresent(old -> old.columns().forEach(column -> columns.add(column.name())));
    }

    /**
     * The statements for parts other than replacements.
     *
     * @param before the table as it is, if it is there
     */
    static List<String> statements(String schema, String table, Optional<Table> before, List<Part> parts) {
        PostgresAlter alter = new PostgresAlter(schema, table, before);
        parts.forEach(alter::part);
        alter.flush();
        return List.copyOf(alter.statements);
    }

    private void part(Part part) {
        if (part instanceof Create) {
            statement("CREATE TABLE " + table + " ()");
        } else if (part instanceof Drop) {
            statement("DROP TABLE " + table);
        } else if (part instanceof AddColumn column) {
            columns.add(column.column());
            added.add(column.column());
            act(
                    Pass.ADD,
                    List.of(column.column()),
                    "ADD COLUMN " + DDL.quoted(column.column()) + " "
                            + column.type().postgresql());
        } else if (part instanceof RenameColumn renamed) {
            columns.replaceAll(column -> column.equals(renamed.column()) ? renamed.to() : column);
            statement("ALTER TABLE " + table + " RENAME COLUMN " + DDL.quoted(renamed.column()) + " TO "
                    + DDL.quoted(renamed.to()));
        } else if (part instanceof ColumnPart column) {
            column(column);
        } else if (part instanceof AddIndex index) {
            statement(DDL.index(index.index(), "", table, columns));
        } else if (part instanceof DropIndex dropped) {
            statement("DROP INDEX " + schema + "." + DDL.fitting(dropped.name()));
        } else {
            constraint(part);
        }
    }

    private void column(ColumnPart part) {
        List<String> about = List.of(part.column());
        String column = "ALTER COLUMN " + DDL.quoted(part.column());
        if (part instanceof DropColumn) {
            act(Pass.DROP, about, "DROP COLUMN " + DDL.quoted(part.column()));
        } else if (part instanceof ChangeType change) {
            String type = column + " TYPE " + change.type().postgresql();
            act(
                    Pass.TYPE,
                    about,
                    change.using().map(using -> type + " USING " + using).orElse(type));
        } else if (part instanceof SetNotNull) {
            act(Pass.ADD, about, column + " SET NOT NULL");
        } else if (part instanceof DropNotNull) {
            act(Pass.DROP, about, column + " DROP NOT NULL");
        } else if (part instanceof SetDefault change) {
            if (!added.contains(part.column())) {
                // The old default need not fit a new type, and is to be gone when PostgreSQL looks at that.
                flushIfLater(Pass.TYPE, about);
                actions.add(new Action(Pass.DROP, about, column + " DROP DEFAULT"));
            }
            act(Pass.ADD, about, column + " SET DEFAULT " + change.expression());
        } else if (part instanceof DropDefault) {
            flushIfLater(Pass.TYPE, about);
            actions.add(new Action(Pass.DROP, about, column + " DROP DEFAULT"));
        }
    }

    private void constraint(Part part) {
        if (part instanceof AddPrimaryKey key) {
            add(key.key().name(), key.key().columns(), DDL.primaryKey(key.key()));
        } else if (part instanceof DropPrimaryKey) {
            before.flatMap(Table::primaryKey).flatMap(Table.Key::name).ifPresent(this::drop);
        } else if (part instanceof AddUnique key) {
            add(key.key().name(), key.key().columns(), DDL.unique(key.key()));
        } else if (part instanceof AddCheck check) {
            add(Optional.of(check.name()), columns, DDL.check(check.name(), check.expression()));
        } else if (part instanceof AddForeignKey key) {
            String parent = schema + "." + DDL.quoted(key.key().table());
            add(key.key().name(), key.key().columns(), DDL.foreignKey(key.key(), parent));
        } else if (part instanceof DropConstraint dropped) {
            drop(dropped.name());
        }
    }

    private void add(Optional<String> name, List<String> on, String constraint) {
        act(
                Pass.ADD,
                Stream.concat(name.map(DDL::fitting).stream(), on.stream()).toList(),
                "ADD " + constraint);
    }

    private void drop(String constraint) {
        String name = DDL.fitting(constraint);
        act(Pass.DROP, List.of(name), "DROP CONSTRAINT " + name);
    }

    private void act(Pass pass, Collection<String> about, String sql) {
        flushIfLater(pass, about);
        actions.add(new Action(pass, List.copyOf(about), sql));
    }

    /** Begins another statement where an action that has to come first would not. */
    private void flushIfLater(Pass pass, Collection<String> about) {
        if (actions.stream().anyMatch(action -> action.wouldComeAfter(pass, about))) {
            flush();
        }
    }

    private void statement(String sql) {
        flush();
        statements.add(sql);
    }

    private void flush() {
        if (!actions.isEmpty()) {
            statements.add("ALTER TABLE " + table + " "
                    + actions.stream().map(Action::sql).collect(Collectors.joining(", ")));
            actions.clear();
        }
    }
}
