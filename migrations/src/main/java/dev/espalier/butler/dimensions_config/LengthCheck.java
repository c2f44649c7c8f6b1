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

    /** Takes it away where it is there. */
    TableChange drop(MigrationContext db, TableChange change) {
        return isThere(db) ? change.dropConstraint(name()) : change;
    }

    /** Gives it another length where it is there. */
    TableChange replace(MigrationContext db, TableChange change, int length) {
        return isThere(db) ? add(db, drop(db, change), length) : change;
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

    /** Whether it is there, and keeps to that length. */
    boolean limits(MigrationContext db, int length) {
        return find(db).filter(check -> check.expression().contains("<=" + length + " "))
                .isPresent();
    }

    private boolean isThere(MigrationContext db) {
        return find(db).isPresent();
    }

    private Optional<Table.Check> find(MigrationContext db) {
        return db.table(table).stream()
                .flatMap(found -> found.checks().stream())
                .filter(check -> check.name().filter(name()::equals).isPresent())
                .findFirst();
    }

    private String name() {
        return ButlerKeys.lengthName(table, column);
    }
}
