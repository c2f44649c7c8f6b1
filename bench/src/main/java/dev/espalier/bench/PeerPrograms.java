package dev.espalier.bench;

import dev.espalier.bench.process.FlywayCommand;
import dev.espalier.bench.tool.Flyway;
import dev.espalier.bench.tool.Liquibase;
import dev.espalier.bench.tool.MyBatis;
import dev.espalier.bench.tool.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.integration.commandline.LiquibaseCommandLine;
import org.apache.ibatis.migration.Migrator;

/** The peers' own programs, each with the jars that it needs; of Flyway only the library is to be had. */
record PeerPrograms(Workload workload) {
    private static final String[] DRIVERS = {"postgresql-", "sqlite-jdbc-", "slf4j-"};

    /** What says a version. */
    Map<String, Program> version() {
        return Map.of("Liquibase", liquibase(List.of("--version")));
    }

    /** What brings a database up to date, each one of its own. */
    Map<String, Program> upgrades(Databases databases) throws IOException {
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put("MyBatis Migrations", myBatis(databases, databases.empty()));
        programs.put(
                "Flyway (library)",
                Program.of(
                        workload.folder(),
                        ClassPath.join(ClassPath.own(), ClassPath.of("flyway-", "jackson-"), ClassPath.of(DRIVERS)),
                        FlywayCommand.class,
                        List.of(
                                databases.url(databases.empty()),
                                Flyway.folder(workload).toString())));
        programs.put(
                "Liquibase",
                liquibase(List.of(
                        "--log-level=off",
                        "update",
                        "--show-summary=off",
                        "--url=" + databases.url(databases.empty()),
                        "--changelog-file=" + Liquibase.CHANGELOG)));
        return programs;
    }

    private Program liquibase(List<String> arguments) {
        String jars = ClassPath.of("liquibase-", "commons-", "opencsv-", "snakeyaml-", "jaxb-", "picocli-");
        return Program.of(
                Liquibase.folder(workload),
                List.of("-Dliquibase.analytics.enabled=false"),
                ClassPath.join(jars, ClassPath.of(DRIVERS)),
                LiquibaseCommandLine.class,
                arguments);
    }

    private Program myBatis(Databases databases, DataSource database) throws IOException {
        Path folder = MyBatis.folder(workload);
        String name = databases.dialect().name();
        Files.writeString(
                Files.createDirectories(folder.resolve("environments")).resolve(name + ".properties"),
                "driver=" + databases.dialect().choose("org.postgresql.Driver", "org.sqlite.JDBC") + "\nurl="
                        + databases.url(database) + "\nusername=\npassword=\nchangelog=CHANGELOG\n");
        return Program.of(
                folder,
                ClassPath.join(ClassPath.of("mybatis-"), ClassPath.of(DRIVERS)),
                Migrator.class,
                List.of("up", "--path=" + folder, "--env=" + name));
    }
}
