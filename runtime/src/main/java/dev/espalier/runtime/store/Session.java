package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;

/**
 * One connection to a database, with MyBatis on it: everything that Espalier does to a database goes through one of
 * these, and each transaction through one connection.
 */
public final class Session implements AutoCloseable {
    /** How long a writer to a SQLite file waits for others, all in all. */
    private static final long LONGEST_WAIT_MILLIS = 600_000;

    /** How long it waits before it says so. */
    private static final long SHORT_WAIT_MILLIS = 1_000;

    private static final String BUSY_TIMEOUT = "pragma busy_timeout = ";
    private static final String QUERY_ONLY = "query_only";

    private final Connection connection;
    private final Dialect dialect;
    private final SchemaChoice schema;
    private final Optional<SqlScript> script;
    private final Connection work;
    private final SqlSession sqlSession;
    private final Configuration configuration;
    private final boolean autoCommit;
    private final boolean foreignKeys;
    private final boolean queryOnly;
    private boolean rehearsing;

    private Session(Connection connection, Dialect dialect, SchemaChoice schema, Optional<Path> file)
            throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.schema = schema;
        this.script = file.map(path -> new SqlScript(path, connection, dialect));
        this.work = script.map(s -> Recording.of(connection, s)).orElse(connection);
        this.autoCommit = connection.getAutoCommit();
        this.configuration = Mappers.configuration(dialect);
        this.sqlSession = new DefaultSqlSessionFactory(configuration).openSession(work);
        connection.setAutoCommit(true);
        this.foreignKeys = dialect == Dialect.SQLITE && pragma("foreign_keys") == 1;
        this.queryOnly = dialect == Dialect.SQLITE && pragma(QUERY_ONLY) == 1;
        if (dialect == Dialect.SQLITE) {
            // Tables are rebuilt under the feet of their foreign keys; a pragma is ignored once a transaction has
            // begun.
            control("pragma foreign_keys = off");
            control(BUSY_TIMEOUT + SHORT_WAIT_MILLIS);
        }
    }

    /**
     * Connects.
     *
     * @param schema the database schema (PostgreSQL); empty for the connection's own
     * @throws DatabaseFailure when there is no connection to be had, or the schema does not exist
     */
    public static Session open(DataSource dataSource, Optional<String> schema) {
        return open(dataSource, schema, Optional.empty());
    }

    /**
     * Connects.
     *
     * @param script where what is rehearsed is written to, for psql or sqlite3
     * @throws DatabaseFailure when there is no connection to be had, or the schema does not exist
     */
    public static Session open(DataSource dataSource, Optional<String> schema, Optional<Path> script) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                Dialect dialect = dialect(connection);
                return new Session(connection, dialect, SchemaChoice.of(connection, dialect, schema), script);
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

    /** The name of a table of the schema as SQL writes it. */
    public String qualified(String table) {
        return dialect.quote(schema()) + "." + dialect.quote(table);
    }

    /** The connection itself, for what MyBatis has no words for. */
    public Connection connection() {
        return work;
    }

    /** Whether nothing of what is done now is going to stay. */
    public boolean isRehearsal() {
        return rehearsing;
    }

    /** Whether a script is written, which others carry out at another time. */
    public boolean isRecorded() {
        return script.isPresent();
    }

    /** Says something in the script, where one is written. */
    public void note(String text) {
        script.ifPresent(s -> s.comment(text));
    }

    /** A mapper on this connection. */
    public <M> M mapper(Class<M> type) {
        if (!configuration.hasMapper(type)) {
            configuration.addMapper(type);
        }
        return sqlSession.getMapper(type);
    }

    /**
     * Runs one statement as written; through plain JDBC, because MyBatis would take {@code #{x}} in it for a parameter.
     */
    public long execute(String sql) {
        try (Statement statement = work.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * Does the work in one transaction, committed when it returns and undone when it throws. On SQLite the transaction
     * has the write lock from the start. In a rehearsal it is a part of that, and ends with what a commit checks.
     *
     * @param waiting called once when another connection is in the way
     */
    public <T> T writing(Supplier<T> work, Runnable waiting) {
        return rehearsing ? rehearsed(work) : inTransaction(false, "commit", work, waiting);
    }

    /** Reads in one transaction, which sees one state of the database and cannot write to it. */
    public <T> T reading(Supplier<T> work) {
        return inTransaction(true, "commit", work, () -> {});
    }

    /**
     * Does the work for real, all of it in one transaction, and undoes it.
     *
     * @param waiting called once when another connection is in the way
     */
    public <T> T rehearsing(Supplier<T> work, Runnable waiting) {
        Supplier<T> rehearsal = () -> {
            rehearsing = true;
            script.ifPresent(SqlScript::start);
            try {
                return work.get();
            } finally {
                rehearsing = false;
                script.ifPresent(SqlScript::close);
            }
        };
        return inTransaction(false, "rollback", rehearsal, waiting);
    }

    /** Reads within a transaction that is open for writing, and cannot write to it meanwhile. */
    public void looking(Runnable look) {
        try (Statement statement = connection.createStatement()) {
            if (dialect == Dialect.SQLITE) {
                queryOnly(true);
                try {
                    look.run();
                } finally {
                    queryOnly(queryOnly);
                }
                return;
            }
            // Within a savepoint, which gives back to the transaction what it may do; after an error too.
            Savepoint before = connection.setSavepoint();
            statement.execute("set transaction read only");
            try {
                look.run();
            } finally {
                connection.rollback(before);
                connection.releaseSavepoint(before);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Restores what a pooled connection must not keep, and closes it. */
    @Override
    public void close() {
        try (connection) {
            if (foreignKeys) {
                control("pragma foreign_keys = on");
            }
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private int pragma(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma " + name)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Sets how the connection works, or where a transaction begins and ends: no part of anybody's work. */
    private void control(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> T rehearsed(Supplier<T> work) {
        try {
            if (script.isPresent()) {
                script.get().begin();
            }
            T result = work.get();
            script.ifPresent(SqlScript::commit);
            checkDeferred();
            return result;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** What a commit does: it checks what has waited; and with the next transaction it waits again. */
    private void checkDeferred() throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            DeferredConstraints constraints = mapper(DeferredConstraints.class);
            Optional<String> deferrable = Optional.ofNullable(constraints.deferrable());
            Optional<String> deferred = Optional.ofNullable(constraints.deferred());
            if (deferrable.isPresent()) {
                control("set constraints " + deferrable.get() + " immediate");
            }
            if (deferred.isPresent()) {
                control("set constraints " + deferred.get() + " deferred");
            }
        }
    }

    private <T> T inTransaction(boolean reading, String end, Supplier<T> work, Runnable waiting) {
        try {
            begin(reading, waiting);
            T result = work.get();
            end(end);
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

    private void queryOnly(boolean on) throws SQLException {
        control("pragma " + QUERY_ONLY + " = " + on);
    }

    private void begin(boolean reading, Runnable waiting) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            beginWhenFree(reading ? "begin" : "begin immediate", waiting);
            if (reading) {
                queryOnly(true);
            }
            return;
        }
        connection.setAutoCommit(false);
        if (reading) {
            // One snapshot: between two questions another process may commit a step.
            control("set transaction isolation level repeatable read, read only");
        }
        try (PreparedStatement settings = connection.prepareStatement(
                "select set_config('search_path', concat_ws(', ', ?, nullif(current_setting('search_path'), '')), true),"
                        + " set_config('TimeZone', 'UTC', true)")) {
            settings.setString(1, dialect.quote(schema()));
            settings.execute();
        }
    }

    /** Tries again while another connection writes; each try waits for a short time. */
    private void beginWhenFree(String begin, Runnable waiting) throws SQLException {
        long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
        for (boolean first = true; ; first = false) {
            try {
                control(begin);
                // Readers may keep the transaction from being written to the file.
                control(BUSY_TIMEOUT + LONGEST_WAIT_MILLIS);
                return;
            } catch (SQLException e) {
                if (!SqlState.isBusy(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                if (first) {
                    waiting.run();
                }
            }
        }
    }

    private void end(String how) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            queryOnly(queryOnly);
            control(how);
            control(BUSY_TIMEOUT + SHORT_WAIT_MILLIS);
            return;
        }
        if (how.equals("commit")) {
            commit();
        } else {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqlState.isLost(e) ? new CommitLost(e) : e;
        }
    }

    /** A rollback that fails too (the connection is gone, nothing was begun) is not the news. */
    private void rollback(Throwable reason) {
        try {
            end("rollback");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static Dialect dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> Dialect.POSTGRESQL;
            case "sqlite" -> Dialect.SQLITE;
            default -> throw new SQLException("Espalier knows PostgreSQL and SQLite, not " + product);
        };
    }
}
