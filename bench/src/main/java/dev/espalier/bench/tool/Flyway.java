package dev.espalier.bench.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** Flyway as a library, with its defaults; a file for each migration. */
public record Flyway(Workload workload) implements Tool {
    @Override
    public void upgrade(DataSource database) {
        upgrade(database, folder(workload));
    }

    /** Brings a database to the newest of the migrations in a folder. */
    public static void upgrade(DataSource database, Path folder) {
        org.flywaydb.core.Flyway.configure()
                .loggers("slf4j")
                .dataSource(database)
                .locations("filesystem:" + folder)
                .load()
                .migrate();
    }

    /** Where its files are. */
    public static Path folder(Workload workload) {
        return workload.folder().resolve("flyway");
    }

    static void write(Workload workload) throws IOException {
        Path folder = Files.createDirectories(folder(workload));
        for (int i = 1; i <= workload.size(); i++) {
            Files.writeString(
                    folder.resolve("V" + i + "__m.sql"), workload.statements().get(i - 1) + ";\n");
        }
    }
}
