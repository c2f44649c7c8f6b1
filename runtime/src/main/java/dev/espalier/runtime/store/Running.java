package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Stopped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What runs on a connection. While a transaction works it can be stopped: its statement is cancelled, and another one
 * is not begun. Its commit or rollback is let be.
 */
final class Running {
    /** query_canceled, as when the server had been asked. */
    private static final String CANCELLED = "57014";

    private final Stop stop;
    private final Connection connection;
    private final Dialect dialect;
    private volatile Supplier<Stopped> place = Stopped::new;
    private volatile boolean working;
    private boolean kept;

    Running(Stop stop, Connection connection, Dialect dialect) {
        this.stop = stop;
        this.connection = connection;
        this.dialect = dialect;
    }

    /** The same connection, whose statements are not begun any more once work is to stop. */
    Connection connection() {
        return Proxies.of(Connection.class, (method, args) -> {
            Object result = Proxies.call(connection, method, args);
            return result instanceof Statement statement
                    ? stoppable(method.getReturnType().asSubclass(Statement.class), statement)
                    : result;
        });
    }

    private <S extends Statement> S stoppable(Class<S> type, Statement statement) {
        return Proxies.of(type, (method, args) -> {
            if (method.getName().startsWith("execute")) {
                expectToGoOn();
            }
            return Proxies.call(statement, method, args);
        });
    }

    /**
     * To be called before a statement of the connection itself.
     *
     * @throws SQLException when work is to stop
     */
    void expectToGoOn() throws SQLException {
        if (working && stop.isAsked()) {
            throw new SQLException("stopped before this statement", CANCELLED);
        }
    }

    /** Says where the work is. */
    void at(Supplier<Stopped> where) {
        place = where;
    }

    /** That the work was stopped where it is. */
    Stopped stopped() {
        return place.get();
    }

    /**
     * A transaction begins to work.
     *
     * @throws Stopped when no more work is taken
     */
    void begin() {
        working = true;
        stop.began(this);
        if (stop.isAsked()) {
            throw stopped();
        }
    }

    /**
     * A transaction has worked, and is to be committed.
     *
     * @throws Stopped when it is not, because it was to stop
     */
    void endWell() {
        if (stop.isAsked()) {
            throw stopped();
        }
        end();
    }

    /**
     * A transaction has worked. From now on nothing is cancelled: a cancel that is under way is waited for, and how the
     * transaction ends is let be.
     */
    synchronized void end() {
        working = false;
        if (!kept) {
            stop.ended(this);
        }
    }

    /** A transaction is over; what it may be a part of goes on. */
    synchronized void over() {
        working = kept;
    }

    /**
     * Does work that is more than one transaction, or none.
     *
     * @throws Stopped when it is to stop
     */
    void keep(Runnable work) {
        try {
            begin();
            keep(true);
            work.run();
        } catch (RuntimeException | Error e) {
            keep(false);
            end();
            refuseStopped(e);
            throw e;
        }
        keep(false);
        end();
    }

    /**
     * Waits, with no transaction open.
     *
     * @throws Stopped when work is to stop, or the thread is interrupted, now or before
     */
    void rest(Duration pause) {
        try {
            if (!stop.isAskedWithin(pause)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw stopped();
    }

    private synchronized void keep(boolean on) {
        kept = on;
    }

    /**
     * Says of a transaction that was undone why that was.
     *
     * @throws Stopped when it was to stop
     */
    void refuseStopped(Throwable reason) {
        if (stop.isAsked() && !(reason instanceof Stopped)) {
            Stopped stopped = stopped();
            // No cause: nobody may take it for an error of the database.
            stopped.addSuppressed(reason);
            throw stopped;
        }
    }

    /** Cancels the statement that runs; does nothing between two statements. */
    synchronized void cancel() {
        if (!working) {
            return;
        }
        try {
            if (dialect == Dialect.POSTGRESQL) {
                // Not the statement's own cancel, which the driver sends once, too early perhaps.
                PostgresDriver.cancel(connection);
            } else {
                try (Statement any = connection.createStatement()) {
                    any.cancel();
                }
            }
        } catch (SQLException e) {
            // It is gone, or not that of a driver known here: the work is noticed at its next statement.
            return;
        }
    }
}
