package dev.espalier.bench.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase as a library; one file of formatted SQL with a changeset for each migration. */
public record Liquibase(Workload workload) implements Tool {
    /** Its changelog. */
    public static final String CHANGELOG = "changelog.sql";

    private static final Logger LOGGER = Logger.getLogger("liquibase");

    static {
        // It would ask the network whether to report how it is used.
        System.setProperty("liquibase.analytics.enabled", "false");
    }

    @Override
    @SuppressWarnings("try") // By its signature, closing the files may throw anything.
    public void upgrade(DataSource database) throws Exception {
        LOGGER.setLevel(Level.OFF);
        try (Connection connection = database.getConnection();
                var files = new DirectoryResourceAccessor(folder(workload))) {
            var target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(
                    Map.of(Scope.Attr.resourceAccessor.name(), files, Scope.Attr.ui.name(), new LoggerUIService()),
                    () -> {
                        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
                                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
                                .setOutput(OutputStream.nullOutputStream())
                                .execute();
                    });
        }
    }

    /** Where its changelog is. */
    public static Path folder(Workload workload) {
        return workload.folder().resolve("liquibase");
    }

    static void write(Workload workload) throws IOException {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        for (int i = 1; i <= workload.size(); i++) {
            text.append("\n--changeset bench:%d%n%s;%n"
                    .formatted(i, workload.statements().get(i - 1)));
        }
        Files.writeString(Files.createDirectories(folder(workload)).resolve(CHANGELOG), text);
    }
}
