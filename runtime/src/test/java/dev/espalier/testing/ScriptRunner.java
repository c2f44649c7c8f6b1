package dev.espalier.testing;

import dev.espalier.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Carries out scripts that were written for psql or sqlite3. */
public enum ScriptRunner {
    /** The real psql or sqlite3; where there is none, the test is skipped. */
    SHELL {
        @Override
        public String run(Dialect dialect, DataSource database, Path script) throws IOException, InterruptedException {
            String shell = dialect.choose("psql", "sqlite3");
            Assumptions.assumeTrue(isOnPath(shell), "skipped: there is no " + shell + " here to run a script with");
            Path output = Files.createTempFile(shell, ".txt");
            ProcessBuilder builder = new ProcessBuilder(
                            dialect == Dialect.POSTGRESQL
                                    ? List.of(shell, "-X", "-f", script.toString(), address(database))
                                    : List.of(shell, "-batch", file(database)))
                    .redirectOutput(output.toFile())
                    .redirectErrorStream(true);
            if (dialect == Dialect.SQLITE) {
                builder.redirectInput(script.toFile());
            }
            Process process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(shell + " does not end");
            }
            String said = Files.readString(output);
            Files.delete(output);
            return process.exitValue() == 0 ? said : said + "\nexit code " + process.exitValue();
        }
    },

    /** The same statements by JDBC, without the commands that are the shell's own. */
    JDBC {
        @Override
        public String run(Dialect dialect, DataSource database, Path script) throws IOException {
            String text = Files.readString(script);
            int head = text.indexOf("\nBEGIN");
            String statements = text.substring(0, head)
                            .lines()
                            .filter(line -> !line.startsWith("\\") && !line.startsWith("."))
                            .collect(Collectors.joining("\n"))
                    + text.substring(head);
            try (Connection connection = database.getConnection()) {
                SqlScripts.run(connection, statements);
                return "";
            } catch (SQLException e) {
                return e.getMessage();
            }
        }
    };

    /** Runs a script. What comes back is what went wrong, and nothing when all went well. */
    public abstract String run(Dialect dialect, DataSource database, Path script)
            throws IOException, InterruptedException;

    private static boolean isOnPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String address(DataSource database) {
        PGSimpleDataSource source = (PGSimpleDataSource) database;
        return "postgresql://%s:%d/%s?user=%s"
                        .formatted(
                                source.getServerNames()[0],
                                source.getPortNumbers()[0],
                                source.getDatabaseName(),
                                source.getUser())
                + (source.getPassword() == null ? "" : "&password=" + source.getPassword());
    }

    private static String file(DataSource database) {
        return ((SQLiteDataSource) database).getUrl().substring("jdbc:sqlite:".length());
    }
}
