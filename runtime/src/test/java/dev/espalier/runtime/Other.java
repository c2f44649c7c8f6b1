package dev.espalier.runtime;

import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Another session, with a transaction open that is in somebody's way. */
final class Other implements AutoCloseable {
    private final Connection connection;

    private Other(Connection connection) {
        this.connection = connection;
    }

    static Other doing(FreshDatabase database, String... statements) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        Other other = new Other(connection);
        for (String sql : statements) {
            other.execute(sql);
        }
        return other;
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void commit() {
        execute("commit");
    }

    /** Commits after a while. */
    CompletableFuture<Void> commitAfter(long millis) {
        return CompletableFuture.runAsync(
                this::commit, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
