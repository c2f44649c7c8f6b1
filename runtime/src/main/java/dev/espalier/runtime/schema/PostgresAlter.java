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
import java.util.List;
import java.util.Optional;

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
    private final List<String> statements = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();

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
        } else if (part instanceof AddColumn added) {
            columns.add(added.column());
            actions.add("ADD COLUMN " + DDL.quoted(added.column()) + " "
                    + added.type().postgresql());
        } else if (part instanceof RenameColumn renamed) {
            columns.replaceAll(column -> column.equals(renamed.column()) ? renamed.to() : column);
            statement("ALTER TABLE " + table + " RENAME COLUMN " + DDL.quoted(renamed.column()) + " TO "
                    + DDL.quoted(renamed.to()));
        } else if (part instanceof ColumnPart column) {
            column(column);
        } else if (part instanceof AddIndex added) {
            statement(DDL.index(added.index(), "", table, columns));
        } else if (part instanceof DropIndex dropped) {
            statement("DROP INDEX " + schema + "." + DDL.fitting(dropped.name()));
        } else {
            constraint(part);
        }
    }

    private void column(ColumnPart part) {
        String column = "ALTER COLUMN " + DDL.quoted(part.column());
        if (part instanceof DropColumn) {
            actions.add("DROP COLUMN " + DDL.quoted(part.column()));
        } else if (part instanceof ChangeType change) {
            String type = column + " TYPE " + change.type().postgresql();
            actions.add(change.using().map(using -> type + " USING " + using).orElse(type));
        } else if (part instanceof SetNotNull) {
            actions.add(column + " SET NOT NULL");
        } else if (part instanceof DropNotNull) {
            actions.add(column + " DROP NOT NULL");
        } else if (part instanceof SetDefault change) {
            if (before.flatMap(old -> old.column(part.column())).isPresent()) {
                // The old default need not fit a new type, and PostgreSQL looks at that first.
                actions.add(column + " DROP DEFAULT");
            }
            actions.add(column + " SET DEFAULT " + change.expression());
        } else if (part instanceof DropDefault) {
            actions.add(column + " DROP DEFAULT");
        }
    }

    private void constraint(Part part) {
        if (part instanceof AddPrimaryKey added) {
            actions.add("ADD " + DDL.primaryKey(added.key()));
        } else if (part instanceof DropPrimaryKey) {
            before.flatMap(Table::primaryKey).flatMap(Table.Key::name).ifPresent(this::drop);
        } else if (part instanceof AddUnique added) {
            actions.add("ADD " + DDL.unique(added.key()));
        } else if (part instanceof AddCheck added) {
            actions.add("ADD " + DDL.check(added.name(), added.expression()));
        } else if (part instanceof AddForeignKey added) {
            actions.add("ADD "
                    + DDL.foreignKey(
                            added.key(), schema + "." + DDL.quoted(added.key().table())));
        } else if (part instanceof DropConstraint dropped) {
            drop(dropped.name());
        }
    }

    private void drop(String constraint) {
        actions.add("DROP CONSTRAINT " + DDL.fitting(constraint));
    }

    private void statement(String sql) {
        flush();
        statements.add(sql);
    }

    private void flush() {
        if (!actions.isEmpty()) {
            statements.add("ALTER TABLE " + table + " " + String.join(", ", actions));
            actions.clear();
        }
    }
}
