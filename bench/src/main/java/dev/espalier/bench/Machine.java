package dev.espalier.bench;

import dev.espalier.testing.TestPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were taken on. */
final class Machine {
    private Machine() {}

    /** A few lines; asks a running PostgreSQL for its own. */
    static List<String> describe(boolean postgres) throws IOException, SQLException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        List<String> lines = new ArrayList<>();
        lines.add(processor() + ", " + system.getAvailableProcessors() + " cores, load "
                + String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage()) + " at the beginning; "
                + System.getProperty("os.name") + "; JDK " + System.getProperty("java.runtime.version"));
        if (postgres) {
            lines.add("PostgreSQL " + postgres());
        }
        lines.add("SQLite " + ClassPath.version("sqlite-jdbc") + " (the driver's), journal and synchronous as they are"
                + " by default");
        lines.add(Stream.of("flyway-core", "liquibase-core", "mybatis-migrations")
                .map(name -> name + " " + ClassPath.version(name))
                .collect(Collectors.joining(", ")));
        return lines;
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String postgres() throws SQLException {
        try (Connection connection = TestPostgres.newDatabase().getConnection();
                var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select current_setting('server_version') || ', ' || string_agg("
                                + "name || ' ' || setting, ', ' order by name) from pg_settings where name in"
                                + " ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
