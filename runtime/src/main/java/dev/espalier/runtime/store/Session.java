package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Patience;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.schema.Database;
import dev.espalier.runtime.schema.TransactionRules;
import dev.espalier.runtime.schema.UncheckedSqlException;
import dev.espalier.runtime.store.Transactions.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One connection to a database: everything that Espalier does to a database goes through one of these, and each
 * transaction through one connection.
 */
public final class Session implements AutoCloseable {
    private final Running running;
    private final Connection connection;
    private final Dialect dialect;
    private final SchemaChoice schema;
    private final Optional<SqlScript> script;
    private final String name = Starter.newApplicationName();
    private final int pid;
    private final boolean autoCommit;
    private final Transactions transactions;
    private final DataSource dataSource;
    private final Patience patience;
    private Optional<Connection> work = Optional.empty();
    private Optional<Mappers> mappers = Optional.empty();
    private Exchange last = new Exchange();
    private Waiting waiting;
    private boolean rehearsing;
    private boolean open;

    private Session(
            DataSource dataSource,
            Connection connection,
            Running running,
            Dialect dialect,
            SchemaChoice schema,
            Optional<Path> file,
            Patience patience)
            throws SQLException {
        this.dataSource = dataSource;
        this.patience = patience;
        this.waiting = new Waiting(patience, blocker -> {});
        this.running = running;
        this.connection = connection;
        this.dialect = dialect;
        this.schema = schema;
        this.script = file.map(path -> new SqlScript(path, connection, dialect));
        this.autoCommit = connection.getAutoCommit();
        this.pid = dialect == Dialect.POSTGRESQL ? PostgresDriver.pid(connection) : 0;
        connection.setAutoCommit(true);
        this.transactions = dialect == Dialect.SQLITE
                ? new SqliteTransactions(connection, running)
                : new PostgresTransactions(connection, schema.path(), name);
    }

    /**
     * Connects.
     *
     * @param schema the database schema (PostgreSQL); empty for the connection's own
     * @throws DatabaseFailure when there is no connection to be had, or the schema does not exist
     */
    public static Session open(DataSource dataSource, Optional<String> schema) {
        return open(dataSource, schema, Optional.empty(), Patience.DEFAULT, new Stop());
    }

    /**
     * Connects.
     *
     * @param script where what is rehearsed is written to, for psql or sqlite3
     * @param patience how long transactions wait for others
     * @param stop what keeps its transactions from being begun and finished
     * @throws DatabaseFailure when there is no connection to be had, or the schema does not exist
     */
    public static Session open(
            DataSource dataSource, Optional<String> schema, Optional<Path> script, Patience patience, Stop stop) {
        try {
            Connection connection = Connecting.to(dataSource);
            try {
                Dialect dialect = Connecting.dialect(connection);
                SchemaChoice found = SchemaChoice.of(connection, dialect, schema);
                Running running = new Running(stop, connection, dialect);
                return new Session(dataSource, connection, running, dialect, found, script, patience);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The schema that is being migrated; {@code main} on SQLite. */
    public String schema() {
        return schema.name();
    }

    /** The schemas that the migrated one was found before, in the search path; none where it was named. */
    List<String> otherSchemas() {
        return schema.others();
    }

    /** Whether there may be a journal in it; where there is none, the server would log the question as an error. */
    boolean mayHaveJournal() {
        return schema.mayHaveJournal();
    }

    /** The name of a table of the schema as SQL writes it. */
    public String qualified(String table) {
        return dialect.quote(schema()) + "." + dialect.quote(table);
    }

    /** The connection as work has it: it can be stopped there, and is recorded. */
    public Connection connection() {
        begin();
        return work();
    }

    /** Made only for work, for it takes longer than to find that there is none. */
    private Connection work() {
        Connection made = work.orElseGet(() -> {
            Connection stoppable = running.connection();
            return script.map(s -> Recording.of(stoppable, s)).orElse(stoppable);
        });
        work = Optional.of(made);
        return made;
    }

    /** The connection, for SQL. */
    Database database() {
        return new Database(connection());
    }

    /** The texts in the first column of a query, asked by itself where no transaction is open. */
    public List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        ask(new Exchange().query(texts::addAll, row -> row.getString(1), query));
        return texts;
    }

    /** Whether nothing of what is done now is going to stay. */
    public boolean isRehearsal() {
        return rehearsing;
    }

    /** Whether a script is written, which others carry out at another time. */
    public boolean isRecorded() {
        return script.isPresent();
    }

    /** Says where the work is, in case that it is stopped. */
    public void at(Supplier<Stopped> place) {
        running.at(place);
    }

    /**
     * Does work that is no transaction, and may hold some. When it is stopped, no further statement of it is begun.
     *
     * @throws Stopped when it was stopped
     */
    public void online(Runnable work) {
        running.keep(work);
    }

    /**
     * Waits, with no transaction open.
     *
     * @throws Stopped when work is to stop, or the thread is interrupted, now or before
     */
    public void rest(Duration pause) {
        running.rest(pause);
    }

    /** Says something in the script, where one is written. */
    public void note(String text) {
        script.ifPresent(s -> s.comment(text));
    }

    /** A mapper on this connection. */
    public <M> M mapper(Class<M> type) {
        Mappers all = mappers.orElseGet(() -> new Mappers(work(), dialect));
        mappers = Optional.of(all);
        begin();
        return all.get(type);
    }

    /**
     * Runs one statement as written; through plain JDBC, because MyBatis would take {@code #{x}} in it for a parameter.
     * Within a transaction, what cannot be part of one is refused before it is sent.
     */
    public long execute(String sql) {
        try (Statement statement = connection().createStatement()) {
            if (open) {
                TransactionRules.checkWithin(dialect, sql);
            }
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * A piece of work begins that may have to wait for others; to be closed when it ends.
     *
     * @param told called once for each of them who is in the way, maybe by another thread
     */
    public Waiting waiting(Consumer<Blocker> told) {
        Waiting begun = new Waiting(patience, told);
        if (dialect == Dialect.POSTGRESQL) {
            BlockerWatch.start(dataSource, name, pid, begun);
        }
        return begun;
    }

    /** The same for short work: nobody finds out on PostgreSQL who is in the way. */
    public Waiting unwatched(Consumer<Blocker> told) {
        return new Waiting(patience, told);
    }

    /** How the work of the transaction that is or was under way last has waited. */
    public Waiting waited() {
        return waiting;
    }

    /**
     * Does the work in one transaction, committed when it returns and undone when it throws. On SQLite the transaction
     * has the write lock from the start. In a rehearsal it is a part of that, and ends with what a commit checks.
     */
    public <T> T writing(Supplier<T> work, Waiting patiently) {
        return rehearsing ? rehearsed(work) : inTransaction(Kind.WRITING, true, work, patiently);
    }

    /** Reads in one transaction, which sees one state of the database and cannot write to it. */
    public <T> T reading(Supplier<T> work) {
        return inTransaction(Kind.READING, true, work, unwatched(blocker -> {}));
    }

    /** Asks within the transaction that is open, else in one that consists of it and is waited for once. */
    void ask(Exchange questions) {
        if (open) {
            send(questions);
        } else {
            inTransaction(Kind.ASKING, true, () -> last.and(questions), unwatched(blocker -> {}));
        }
    }

    /** Does the work for real, all of it in one transaction, and undoes it. */
    public <T> T rehearsing(Supplier<T> work, Waiting patiently) {
        Supplier<T> rehearsal = () -> {
            begin();
            rehearsing = true;
            script.ifPresent(SqlScript::start);
            try {
                return work.get();
            } finally {
                rehearsing = false;
                script.ifPresent(SqlScript::close);
            }
        };
        return inTransaction(Kind.WRITING, false, rehearsal, patiently);
    }

    /** Reads within a transaction that is open for writing, and cannot write to it meanwhile. */
    public void looking(Runnable look) {
        begin();
        try {
            transactions.looking(look);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The transaction has waited for all others like it; from here on applications may wait behind it. */
    public void limit() {
        sendLimited(new Exchange());
    }

    /** The same, and sends Espalier's own statements before that. */
    void sendLimited(Exchange statements) {
        send(statements.and(transactions.limit(waiting)));
    }

    /** Sends the last statements of the transaction, with the commit. */
    void sendLast(Exchange statements) {
        if (rehearsing) {
            send(statements);
        } else {
            last.and(statements);
        }
    }

    /** Sends Espalier's own statements. */
    void send(Exchange statements) {
        try {
            running.expectToGoOn();
            transactions.send(statements, script.map(s -> new Database(work())));
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Sees to it that a transaction has really begun where there is one. */
    private void begin() {
        if (open) {
            send(new Exchange());
        }
    }

    /** Restores what a pooled connection must not keep, and closes it. */
    @Override
    public void close() {
        try (connection) {
            transactions.restore();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private <T> T rehearsed(Supplier<T> work) {
        try {
            if (script.isPresent()) {
                script.get().begin();
            }
            T result = work.get();
            script.ifPresent(SqlScript::commit);
            if (dialect == Dialect.POSTGRESQL) {
                DeferredConstraints.check(connection);
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private <T> T inTransaction(Kind kind, boolean commit, Supplier<T> work, Waiting patiently) {
        waiting = patiently;
        last = new Exchange();
        try {
            running.begin();
            transactions.begin(kind, patiently);
            open = true;
            T result = work.get();
            open = false;
            running.endWell();
            if (commit) {
                transactions.commit(last);
            } else {
                transactions.rollback();
            }
            running.over();
            return result;
        } catch (SQLException e) {
            DatabaseFailure failure = new DatabaseFailure(e);
            rollback(failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        }
    }

    /** A rollback that fails too (the connection is gone, nothing was begun) is not the news. */
    private void rollback(Throwable reason) {
        open = false;
        running.end();
        try {
            transactions.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
        running.over();
        running.refuseStopped(reason);
    }
}
