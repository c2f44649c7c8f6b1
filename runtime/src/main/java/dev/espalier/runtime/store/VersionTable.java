package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.schema.Database;
import dev.espalier.runtime.schema.UncheckedSqlException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where a database stands: one row for each maximal revision. The form is Alembic's, so that its tools can read the
 * table; the name of the primary key is too.
 *
 * <p>Rows move by compare-and-set: a row that is not there any more means that another process was faster.
 */
public final class VersionTable {
    private static final Database.Reader<String> ID = row -> row.getString(1);

    /** Whether the schema holds a table that is not Espalier's own and came with no extension. */
    private static final String OTHERS =
            "select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = ? and c.relkind in ('r', 'p') and c.relname not in (?, ?, ?)"
                    + " and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'e'))";

    private static final String SQLITE_OTHERS =
            "select exists (select 1 from main.sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'"
                    + " and 'main' = ? and name not in (?, ?, ?))";

    private final Session session;
    private final String name;
    private final String table;
    private final Journal journal;
    private boolean prepared;

    public VersionTable(Session session, String name) {
        this.session = session;
        this.name = name;
        this.table = session.qualified(name);
        this.journal = new Journal(session);
    }

    /**
     * The ids; none when there is no table.
     *
     * @throws dev.espalier.runtime.plan.Refused when nobody has said in which schema the table is, and it is in several
     */
    public List<String> rows() {
        new Rights(session, name).checkSchema();
        return OwnTables.of(session, name).isEmpty()
                ? List.of()
                : session.database().query(question(), ID);
    }

    /**
     * The ids, when the last that was done to the database is that it reached the heads of a history. Asked by itself;
     * where there is no such table, that is the database's error.
     *
     * @throws dev.espalier.runtime.plan.Refused as {@link #rows} does
     */
    public Optional<Journal.Reached> reached() {
        new Rights(session, name).checkSchema();
        return session.mayHaveJournal() ? journal.reached(table) : Optional.empty();
    }

    /** Whether the database holds nothing but what Espalier itself keeps there. */
    public boolean isAlone() {
        return !session.database()
                .isTrue(
                        session.dialect().choose(OTHERS, SQLITE_OTHERS),
                        session.schema(),
                        name,
                        Journal.NAME,
                        BackfillTable.NAME);
    }

    /**
     * Replaces rows by others, in the step's transaction and before its work. Concurrent processes wait here, and then
     * find that the work is done.
     *
     * @param before all rows as they stood when the step was planned
     * @return the steps that are begun and not finished, as the journal has them behind that wait
     * @throws Moved when the rows do not stand so any more
     */
    public List<Begun> move(Collection<String> before, List<String> removed, List<String> added) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            prepare();
            Exchange exchange = new Exchange();
            // Where a row is replaced, its count tells; a script cannot look at counts, and asks for all rows.
            if (removed.isEmpty() || session.isRecorded()) {
                lock(exchange);
                exchange.query(found -> expect(new HashSet<>(before).equals(new HashSet<>(found))), ID, question());
            }
            move(exchange, removed, added);
            journal.askIfBegun(exchange, begun::set);
            session.sendLimited(exchange);
        } catch (UncheckedSqlException e) {
            // So does a row that is there already.
            expect(!SqlState.isMadeByAnother(e));
            throw e;
        }
        return begun.get() ? journal.begun() : List.of();
    }

    private void move(Exchange exchange, List<String> removed, List<String> added) {
        int replaced = Math.min(removed.size(), added.size());
        for (int i = 0; i < replaced; i++) {
            exchange.change(
                    count -> expect(count == 1),
                    "update " + table + " set version_num = ? where version_num = ?",
                    added.get(i),
                    removed.get(i));
        }
        for (String id : removed.subList(replaced, removed.size())) {
            exchange.change(count -> expect(count == 1), "delete from " + table + " where version_num = ?", id);
        }
        for (String id : added.subList(replaced, added.size())) {
            exchange.control("insert into " + table + " (version_num) values (?)", id);
        }
    }

    /** Keeps the rows as they are until the transaction ends; a step that is moving some is waited for. */
    public void hold() {
        Exchange exchange = new Exchange();
        if (!OwnTables.of(session, name).isEmpty()) {
            lock(exchange);
        }
        session.sendLimited(exchange);
    }

    /** On SQLite, a transaction that may write keeps all others from writing. */
    private void lock(Exchange exchange) {
        if (session.dialect() == Dialect.POSTGRESQL) {
            exchange.control("lock table " + table + " in share row exclusive mode");
        }
    }

    /**
     * Makes the tables where they are missing; once they are known to be there, they are not asked for again. Two first
     * starters may both find none; the slower one is told so by an error that means that the other has made it.
     */
    private void prepare() {
        if (!prepared) {
            prepared = OwnTables.of(session, name, Journal.NAME).size() == 2;
            if (!prepared) {
                session.database()
                        .update("create table if not exists " + table + " (version_num VARCHAR(32) NOT NULL,"
                                + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))");
                journal.create();
            }
        }
    }

    private String question() {
        return "select version_num from " + table + " order by version_num";
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw new Moved();
        }
    }
}
