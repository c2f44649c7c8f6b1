package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * Where a database stands: one row for each maximal revision. The form is Alembic's, so that its tools can read the
 * table; the name of the primary key is too.
 *
 * <p>Rows move by compare-and-set: a row that is not there any more means that another process was faster.
 */
public final class VersionTable {
    private final Session session;
    private final VersionMapper mapper;
    private final String name;
    private final String table;

    public VersionTable(Session session, String name) {
        this.session = session;
        this.mapper = session.mapper(VersionMapper.class);
        this.name = name;
        this.table = Mappers.verbatim(session.qualified(name));
    }

    /**
     * The ids; none when there is no table.
     *
     * @throws dev.espalier.runtime.plan.Refused when nobody has said in which schema the table is, and it is in several
     */
    public List<String> rows() {
        new Rights(session, name).checkSchema();
        return exists() ? mapper.rows(table) : List.of();
    }

    /** Whether the database holds nothing but what Espalier itself keeps there. */
    public boolean isAlone() {
        return !mapper.hasOtherTables(session.schema(), name, Journal.NAME, BackfillTable.NAME);
    }

    /**
     * Replaces rows by others, in the step's transaction and before its work. Concurrent processes wait here, and then
     * find that the work is done.
     *
     * @param before all rows as they stood when the step was planned
     * @throws Moved when they do not stand so any more
     */
    public void move(Collection<String> before, List<String> removed, List<String> added) {
        prepare();
        // Where a row is replaced, its count tells; a script cannot look at counts, and asks for all rows.
        if (removed.isEmpty() || session.isRecorded()) {
            lock();
            expect(new HashSet<>(before).equals(new HashSet<>(mapper.rows(table))));
        }
        int replaced = Math.min(removed.size(), added.size());
        for (int i = 0; i < replaced; i++) {
            expect(mapper.replace(table, removed.get(i), added.get(i)) == 1);
        }
        for (String id : removed.subList(replaced, removed.size())) {
            expect(mapper.delete(table, id) == 1);
        }
        for (String id : added.subList(replaced, added.size())) {
            mapper.insert(table, id);
        }
        session.limit();
    }

    /** Keeps the rows as they are until the transaction ends; a step that is moving some is waited for. */
    public void hold() {
        if (exists()) {
            lock();
        }
        session.limit();
    }

    /** On SQLite, a transaction that may write keeps all others from writing. */
    private void lock() {
        if (session.dialect() == Dialect.POSTGRESQL) {
            session.execute("lock table " + session.qualified(name) + " in share row exclusive mode");
        }
    }

    private boolean exists() {
        return mapper.exists(session.schema(), name);
    }

    /**
     * Two first starters may both find no table; the slower one is told so by an error that means that the other has
     * made it.
     */
    private void prepare() {
        Journal journal = new Journal(session);
        if (exists() && journal.exists()) {
            return;
        }
        try {
            mapper.create(table);
            journal.create();
        } catch (PersistenceException e) {
            if (SqlState.isMadeByAnother(e)) {
                throw new Moved();
            }
            throw e;
        }
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw new Moved();
        }
    }
}
