package dev.espalier.runtime.execute;

import dev.espalier.runtime.store.SqlState;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/** An application that goes on writing, and somebody who kills the connections of backfills. */
final class Traffic implements AutoCloseable {
    private static final String APPLICATION = "filling";

    private final FreshDatabase database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> works = new ArrayList<>();
    private final AtomicLong worstNanos = new AtomicLong();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private volatile boolean over;

    Traffic(FreshDatabase database) {
        this.database = database;
    }

    /** Where backfills connect that may be killed. */
    static PGSimpleDataSource killable(FreshDatabase database) {
        PGSimpleDataSource given = (PGSimpleDataSource) database.dataSource();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(given.getUrl());
        source.setUser(given.getUser());
        source.setPassword(given.getPassword());
        source.setApplicationName(APPLICATION);
        return source;
    }

    /** Writers that each update random rows, one a transaction, and count in them. */
    Traffic writers(int number, int rows, int pauseMillis) {
        for (int i = 0; i < number; i++) {
            start(connection -> {
                try (PreparedStatement update =
                        connection.prepareStatement("update \"the order\" set v = v + 1 where id = ?")) {
                    while (!over) {
                        update.setLong(1, ThreadLocalRandom.current().nextLong(rows) + 1);
                        long begin = System.nanoTime();
                        update.executeUpdate();
                        long taken = System.nanoTime() - begin;
                        worstNanos.accumulateAndGet(taken, Math::max);
                        writes.incrementAndGet();
                        Thread.sleep(pauseMillis);
                    }
                }
            });
        }
        return this;
    }

    /** Kills a backfill's connection, again and again at random moments, within its transactions and between them. */
    Traffic killer(int pauseMillis, int most) {
        start(connection -> {
            try (Statement statement = connection.createStatement()) {
                while (!over && kills.get() < most) {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(pauseMillis));
                    statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                            + " current_database() and (application_name = '" + APPLICATION
                            + "' or application_name like 'espalier %') order by random() limit 1");
                    try (var killed = statement.getResultSet()) {
                        kills.addAndGet(killed.next() && killed.getBoolean(1) ? 1 : 0);
                    }
                }
            }
        });
        return this;
    }

    /** Runs a backfill until it comes to its end, however often it is killed. */
    static void untilDone(Filling filling, PGSimpleDataSource source) {
        while (true) {
            try {
                filling.run(Filling.COUNT, source);
                return;
            } catch (RuntimeException e) {
                if (!isKilled(e)) {
                    throw e;
                }
            }
        }
    }

    /** Terminated by somebody, or a connection that is no more. */
    private static boolean isKilled(RuntimeException e) {
        return SqlState.of(e)
                .filter(sql ->
                        sql.getSQLState().equals("57P01") || sql.getSQLState().startsWith("08"))
                .isPresent();
    }

    int kills() {
        return kills.get();
    }

    int writes() {
        return writes.get();
    }

    long worstMillis() {
        return worstNanos.get() / 1_000_000;
    }

    /** Ends the traffic; throws what went wrong in it. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
        works.forEach(CompletableFuture::join);
    }

    private interface Work {
        void with(Connection connection) throws SQLException, InterruptedException;
    }

    private void start(Work work) {
        works.add(CompletableFuture.runAsync(
                () -> {
                    try (Connection connection = database.dataSource().getConnection()) {
                        work.with(connection);
                    } catch (SQLException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads));
    }
}
