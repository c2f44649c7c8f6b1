package dev.espalier.bench.tool;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.ibatis.migration.DataSourceConnectionProvider;
import org.apache.ibatis.migration.FileMigrationLoader;
import org.apache.ibatis.migration.operations.UpOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;

/** MyBatis Migrations as a library; a file for each migration, and one before them that makes its own table. */
public record MyBatis(Workload workload) implements Tool {
    @Override
    public void upgrade(DataSource database) {
        File scripts = folder(workload).resolve("scripts").toFile();
        new UpOperation()
                .operate(
                        new DataSourceConnectionProvider(database),
                        new FileMigrationLoader(scripts, "UTF-8", new Properties()),
                        new DatabaseOperationOption(),
                        new PrintStream(OutputStream.nullOutputStream()));
    }

    /** The folder that its command line works in. */
    public static Path folder(Workload workload) {
        return workload.folder().resolve("mybatis");
    }

    static void write(Workload workload) throws IOException {
        Path scripts = Files.createDirectories(folder(workload).resolve("scripts"));
        write(scripts, 0, """
                CREATE TABLE CHANGELOG (ID NUMERIC(20,0) NOT NULL PRIMARY KEY,
                APPLIED_AT VARCHAR(25) NOT NULL, DESCRIPTION VARCHAR(255) NOT NULL)""");
        for (int i = 1; i <= workload.size(); i++) {
            write(scripts, i, workload.statements().get(i - 1));
        }
    }

    private static void write(Path scripts, int number, String statement) throws IOException {
        Files.writeString(
                scripts.resolve("%014d_m.sql".formatted(20_260_000_000_000L + number)),
                "-- // m\n" + statement + ";\n\n-- //@UNDO\n\n");
    }
}
