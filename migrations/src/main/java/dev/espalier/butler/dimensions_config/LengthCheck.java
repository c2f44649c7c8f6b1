package dev.espalier.butler.dimensions_config;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.butler.ButlerKeys;
import dev.espalier.butler.Rows;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.Optional;

/** The check by which SQLite keeps to the length of a text column; PostgreSQL needs none. */
record LengthCheck(String table, String column) {
    static LengthCheck of(String table, String column) {
        return new LengthCheck(table, column);
    }

    /** Adds it. */
    TableChange add(MigrationContext db, TableChange change, int length) {
        return ButlerKeys.addLength(db.dialect(), change, column, db.dialect().quote(column), length);
    }

    /** Takes it away where the table has it. */
    TableChange drop(Optional<Table> before, TableChange change) {
        return find(before).isPresent() ? change.dropConstraint(name()) : change;
    }

    /** Gives it another length where the table has it. */
    TableChange replace(MigrationContext db, Optional<Table> before, TableChange change, int length) {
        return find(before).isPresent() ? add(db, change.dropConstraint(name()), length) : change;
    }

    /**
     * Looks whether all values fit into a length.
     *
     * @throws dev.espalier.Obstacle when not
     */
    void refuseLonger(MigrationContext db, int length) {
        String of = db.dialect().quote(column);
        new Rows(table, "length(" + of + ") > " + length, of, of)
                .refuse(
                        db,
                        "more than " + length + " characters in " + column,
                        "shorten them, or stay at this revision");
    }

    /**
     * Looks for empty values, which the check of SQLite lets pass no more, in a table of visits or exposures.
     *
     * @throws dev.espalier.Obstacle when there are some
     */
    void refuseEmpty(MigrationContext db) {
        if (db.dialect() == Dialect.SQLITE) {
            Rows.ofInstruments(table, db.dialect().quote(column) + " = ''")
                    .refuse(db, "an empty " + column, "make it NULL there, or give them one");
        }
    }

    /** Whether the table has it, and it keeps to that length. */
    boolean limits(Optional<Table> before, int length) {
        return find(before)
                .filter(check -> check.expression().contains("<=" + length + " "))
                .isPresent();
    }

    private Optional<Table.Check> find(Optional<Table> before) {
        return before.stream()
                .flatMap(found -> found.checks().stream())
                .filter(check -> check.name().filter(name()::equals).isPresent())
                .findFirst();
    }

    private String name() {
        return ButlerKeys.lengthName(table, column);
    }
}
