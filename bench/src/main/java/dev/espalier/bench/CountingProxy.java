package dev.espalier.bench;

import dev.espalier.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Stands between a client and a new PostgreSQL database, and counts how often the client waits: it sends something
 * after it was answered. What travels together, such as {@code BEGIN} and the first statement, is one trip.
 */
final class CountingProxy implements AutoCloseable {
    /** The first byte of what ends a session. */
    private static final int TERMINATE = 'X';

    private final PGSimpleDataSource server = (PGSimpleDataSource) TestPostgres.newDatabase();
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final AtomicLong trips = new AtomicLong();
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    CountingProxy() throws IOException {
        database.setUrl(TestPostgres.url(server));
        database.setServerNames(new String[] {door.getInetAddress().getHostAddress()});
        database.setPortNumbers(new int[] {door.getLocalPort()});
        start(this::accept);
    }

    /** The database, through the proxy. */
    DataSource database() {
        return database;
    }

    /** How many were counted. */
    long trips() {
        return trips.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            Socket upstream = new Socket(server.getServerNames()[0], server.getPortNumbers()[0]);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            AtomicBoolean answered = new AtomicBoolean(true);
            start(() -> forward(client, upstream, first -> {
                // To its farewell the client awaits no answer, nor is it waited for here.
                if (first != TERMINATE && answered.getAndSet(false)) {
                    trips.incrementAndGet();
                }
            }));
            start(() -> forward(upstream, client, first -> answered.set(true)));
        }
    }

    private static void forward(Socket from, Socket to, IntConsumer noted) throws IOException {
        try (to) {
            byte[] bytes = new byte[1 << 16];
            for (int n = from.getInputStream().read(bytes);
                    n >= 0;
                    n = from.getInputStream().read(bytes)) {
                noted.accept(bytes[0]);
                to.getOutputStream().write(bytes, 0, n);
            }
        }
    }

    private static void start(Forwarding work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // One of the two has gone; the other one is told so by its closed socket.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** What a thread does until a socket is closed. */
    @FunctionalInterface
    private interface Forwarding {
        void run() throws IOException;
    }
}
