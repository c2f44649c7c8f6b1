package dev.espalier.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Which database a command is about.
 *
 * @param dataSource where its connections come from
 * @param schema the database schema that it names, when it names one
 * @param title the database in words, without user and password
 */
record DatabaseAddress(DataSource dataSource, Optional<String> schema, String title) {
    /** PostgreSQL's driver; its own log would print parts of an address that it cannot read, such as a password. */
    private static final class Driver {
        private static final Logger LOG = Logger.getLogger("org.postgresql");

        static void silence() {
            LOG.setLevel(Level.OFF);
        }
    }

    /** The embedded default, in the current folder. */
    static final String EMBEDDED = "registry.sqlite3";

    /** How long one host may take, from the first attempt on, to let somebody in. */
    private static final int LOGIN_SECONDS = 15;

    /**
     * Finds a database that exists; for a server only the form is looked at.
     *
     * @throws UnusableDatabase when it does not exist or is none
     */
    static DatabaseAddress of(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return jdbc(text, Optional.empty(), Optional.empty());
        }
        if (text.startsWith("jdbc:sqlite:")) {
            return sqlite(text.substring("jdbc:sqlite:".length()));
        }
        if (text.matches("postgres(ql)?(\\+\\w+)?://.*")) {
            return postgresql(text);
        }
        if (text.matches("sqlite(\\+\\w+)?:///.*")) {
            return sqlite(text.substring(text.indexOf(":///") + ":///".length()));
        }
        if (text.matches("[a-z][a-z0-9+:]*:(//)?.*") && !exists(text)) {
            throw new UnusableDatabase(
                    "'" + Secrets.hide(text)
                            + "' is no address that Espalier knows; give a jdbc:postgresql:, jdbc:sqlite: or postgresql: URL, or a file");
        }
        return exists(text) && ButlerRepository.looksLike(path(text))
                ? ButlerRepository.read(path(text)).address()
                : sqlite(text);
    }

    /** The embedded default; it is made when it does not exist. */
    static DatabaseAddress embedded() {
        Path file = Path.of(EMBEDDED);
        return Files.exists(file) ? sqlite(EMBEDDED) : SqliteFile.toBeMade(file);
    }

    /** The same database in another schema. */
    DatabaseAddress in(Optional<String> otherSchema) {
        return new DatabaseAddress(dataSource, otherSchema.or(() -> schema), title);
    }

    /** The same database of a server, as another user, where the address itself names none; a file has no users. */
    DatabaseAddress as(Optional<String> user, Optional<String> password) {
        if (dataSource instanceof PGSimpleDataSource server) {
            user.filter(name -> server.getUser() == null).ifPresent(server::setUser);
            password.filter(name -> server.getPassword() == null).ifPresent(server::setPassword);
        }
        return this;
    }

    private static DatabaseAddress sqlite(String text) {
        String name = text.replaceFirst("^file:", "").replaceFirst("[?].*$", "");
        return SqliteFile.existing(path(name), text.contains("mode=ro"));
    }

    private static DatabaseAddress postgresql(String text) {
        URI uri;
        try {
            uri = new URI(text.replaceFirst("^postgres(ql)?(\\+\\w+)?:", "postgresql:"));
        } catch (URISyntaxException e) {
            throw new UnusableDatabase("'" + Secrets.hide(text) + "' is no PostgreSQL URI: " + e.getReason());
        }
        if (uri.getRawFragment() != null) {
            throw new UnusableDatabase(
                    "'" + Secrets.hide(text) + "' is no PostgreSQL URI: write a '#' within it as %23");
        }
        // Not by the parts of the URI: it has none for several hosts, or for a host with a '_' in its name.
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        int at = authority.lastIndexOf('@');
        String[] user = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        String hosts = authority.substring(at + 1);
        String url = "jdbc:postgresql://" + (hosts.isEmpty() ? "localhost" : hosts) + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return jdbc(
                url,
                Optional.ofNullable(user.length > 0 ? decode(user[0]) : null),
                Optional.ofNullable(user.length > 1 ? decode(user[1]) : null));
    }

    private static DatabaseAddress jdbc(String url, Optional<String> user, Optional<String> password) {
        Driver.silence();
        PGSimpleDataSource source = new PostgresSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new UnusableDatabase("'" + Secrets.hide(url) + "' is no JDBC URL of PostgreSQL");
        }
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        source.setApplicationName("espalier");
        if (!url.contains("tcpKeepAlive=")) {
            source.setTcpKeepAlive(true);
        }
        if (!url.contains("socketFactory=")) {
            source.setSocketFactory(KeptAlive.class.getName());
        }
        if (!url.contains("loginTimeout=")) {
            // Who takes the connection and then says nothing must not be waited for for ever.
            source.setLoginTimeout(LOGIN_SECONDS * source.getServerNames().length);
        }
        if (!url.contains("prepareThreshold=")) {
            // A pooler gives each transaction another connection of the server, on which nothing was prepared.
            source.setPrepareThreshold(0);
        }
        String title = Secrets.hide(url.replaceFirst("[?].*$", "").replaceFirst("^jdbc:", ""));
        return new DatabaseAddress(source, Optional.empty(), title);
    }

    private static boolean exists(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnusableDatabase("'" + Secrets.hide(text) + "' is no file name");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
