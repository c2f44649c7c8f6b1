package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.process.Connect;
import dev.espalier.bench.process.Nothing;
import dev.espalier.bench.tool.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The program as a whole process, as a jar and through its launcher, beside a JVM that only connects, one that does
 * nothing, and the peers' programs.
 */
final class Startup implements Part {
    private static final double MOST = 1.5;
    private static final double MOST_LAUNCHED = 1.0;
    private static final Duration LONGEST_LEARNING = Duration.ofMinutes(1);

    /** About as many as the bundled history has. */
    private static final int REVISIONS = 58;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        try (Folder folder = Folder.create()) {
            learn(settings, folder);
            PeerPrograms peers = new PeerPrograms(Workload.of(REVISIONS, folder.resolve("work")));
            Databases first = new Databases(settings.databases.get(0), folder.path());
            String database = first.url(first.empty());
            line(settings, table, folder, "--version", database, peers.version(), List.of("--version"));
            line(settings, table, folder, "show-trees", database, Map.of(), List.of("show-trees"));
            for (Dialect dialect : settings.databases) {
                Databases databases = new Databases(dialect, folder.path());
                DataSource registry = databases.empty();
                List<String> upgrade = List.of("upgrade", databases.address(registry));
                // The first upgrade has something to do, also the peers'.
                cli(settings, folder, upgrade).run();
                Map<String, Program> upgrades = peers.upgrades(databases);
                for (Program peer : upgrades.values()) {
                    peer.run();
                }
                String what = "upgrade, nothing to do, " + databases.title();
                line(settings, table, folder, what, databases.url(registry), upgrades, upgrade);
            }
        }
    }

    private static void line(
            Settings settings,
            Table table,
            Folder folder,
            String what,
            String url,
            Map<String, Program> peers,
            List<String> arguments)
            throws Exception {
        String jar = settings.cli.toAbsolutePath().toString();
        Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
        contenders.put("Espalier", cli(settings, folder, arguments)::millis);
        contenders.put(
                "a JVM that connects",
                Program.of(folder.path(), ClassPath.join(ClassPath.own(), jar), Connect.class, List.of(url))::millis);
        contenders.put(
                "a JVM that does nothing",
                Program.of(folder.path(), ClassPath.own(), Nothing.class, List.of())::millis);
        peers.forEach((name, program) -> contenders.put(name, program::millis));
        contenders.put("launcher", launched(settings, folder, arguments)::millis);
        List<Figure> figures = settings.longRounds().medians(contenders);
        int last = figures.size() - 1;
        table.compare("java -jar cli.jar " + what, figures.subList(0, last), "ms", MOST);
        table.compare("espalier " + what, List.of(figures.get(last), figures.get(1)), "ms", MOST_LAUNCHED);
    }

    /** The launcher's first use; it then makes an archive of classes, in its own time. */
    private static void learn(Settings settings, Folder folder) throws Exception {
        launched(settings, folder, List.of("--version")).run();
        Path made = Path.of(folder.path() + "/espalier"
                + settings.cli.toRealPath().getParent() + System.getProperty("java.home") + "/bin/java/state");
        Instant end = Instant.now().plus(LONGEST_LEARNING);
        while (!Files.exists(made)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the launcher does not make " + made);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Program launched(Settings settings, Folder folder, List<String> arguments) {
        Path launcher = settings.cli.toAbsolutePath().resolveSibling("espalier");
        return Program.file(folder.path(), launcher, arguments);
    }

    private static Program cli(Settings settings, Folder folder, List<String> arguments) {
        return Program.jar(folder.path(), List.of(), settings.cli, arguments);
    }
}
