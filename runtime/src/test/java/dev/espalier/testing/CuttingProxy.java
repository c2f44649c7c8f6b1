package dev.espalier.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/** Passes on what client and server say, and cuts the line when a transaction that wrote is being committed. */
public final class CuttingProxy implements AutoCloseable {
    private static final int LARGEST = 65_536;

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final int server;

    public CuttingProxy(int server) throws IOException {
        this.server = server;
        start(this::accept);
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
            start(() -> pass(backend.getInputStream(), client.getOutputStream()));
            start(() -> {
                InputStream in = client.getInputStream();
                byte[] bytes = new byte[LARGEST];
                boolean wrote = false;
                for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                    String said = new String(bytes, 0, n, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                    wrote |= said.contains("insert into");
                    if (wrote && said.contains("commit")) {
                        client.close();
                    }
                    backend.getOutputStream().write(bytes, 0, n);
                }
            });
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        byte[] bytes = new byte[LARGEST];
        for (int n = from.read(bytes); n > 0; n = from.read(bytes)) {
            to.write(bytes, 0, n);
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
    }
}
