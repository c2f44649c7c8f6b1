package dev.espalier.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** Passes on what client and server say, until the client says something at which the line fails. */
public final class CuttingProxy implements AutoCloseable {
    private static final int LARGEST = 65_536;

    /** A transaction that wrote is being committed. */
    private static final Pattern COMMIT = Pattern.compile("(?s).*insert into.*COMMIT.*");

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private final int server;
    private final Pattern end;
    private final boolean cuts;
    private volatile boolean silent;

    private CuttingProxy(int server, Pattern end, boolean cuts) throws IOException {
        this.server = server;
        this.end = end;
        this.cuts = cuts;
        start(this::accept);
    }

    /** Cuts the line when a transaction that wrote is being committed; the server still hears of that. */
    public static CuttingProxy atCommit(int server) throws IOException {
        return new CuttingProxy(server, COMMIT, true);
    }

    /** Passes on nothing any more once a client says that: no word of anybody, and holds all lines open. */
    public static CuttingProxy silentAt(int server, String words) throws IOException {
        return new CuttingProxy(server, Pattern.compile("(?s).*" + Pattern.quote(words) + ".*"), false);
    }

    /** The same database by way of this. */
    public PGSimpleDataSource before(PGSimpleDataSource database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + "/" + database.getDatabaseName()
                + "?sslmode=disable&user=" + database.getUser());
        return source;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket backend = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(client);
            open.add(backend);
            start(() -> pass(backend.getInputStream(), client.getOutputStream()));
            start(() -> listen(client, backend.getOutputStream()));
        }
    }

    private void listen(Socket client, OutputStream to) throws IOException {
        InputStream from = client.getInputStream();
        byte[] bytes = new byte[LARGEST];
        StringBuilder said = new StringBuilder();
        for (int n = from.read(bytes); n > 0; n = from.read(bytes)) {
            said.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
            if (end.matcher(said).matches()) {
                silent = !cuts;
                if (cuts) {
                    client.close();
                }
            }
            relay(bytes, n, to);
        }
    }

    private void pass(InputStream from, OutputStream to) throws IOException {
        byte[] bytes = new byte[LARGEST];
        for (int n = from.read(bytes); n > 0; n = from.read(bytes)) {
            relay(bytes, n, to);
        }
    }

    private void relay(byte[] bytes, int length, OutputStream to) throws IOException {
        if (!silent) {
            to.write(bytes, 0, length);
        }
    }

    /** Work with sockets, which ends when one of them does. */
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The line is cut.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
