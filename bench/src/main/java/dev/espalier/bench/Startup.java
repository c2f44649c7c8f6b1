package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.process.Connect;
import dev.espalier.bench.process.Nothing;
import dev.espalier.bench.tool.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The program as a whole process, as a jar and through its launcher, beside a JVM that only connects, one that does
 * nothing, and the peers' programs.
 */
final class Startup implements Part {
    private static final double MOST = 1.5;
    private static final double MOST_LAUNCHED = 1.0;

    /** About as many as the bundled history has. */
    private static final int REVISIONS = 58;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        try (Folder folder = Folder.create()) {
            Launcher launcher = Launcher.learned(settings, folder.path());
            PeerPrograms peers = new PeerPrograms(Workload.of(REVISIONS, folder.resolve("work")));
            Databases first = new Databases(settings.databases.get(0), folder.path());
            String database = first.url(first.empty());
            line(settings, table, launcher, "--version", database, peers.version(), List.of("--version"));
            line(settings, table, launcher, "show-trees", database, Map.of(), List.of("show-trees"));
            for (Dialect dialect : settings.databases) {
                Databases databases = new Databases(dialect, folder.path());
                DataSource registry = databases.empty();
                List<String> upgrade = List.of("upgrade", databases.address(registry));
                // The first upgrade has something to do, also the peers'.
                cli(settings, folder.path(), upgrade).run();
                Map<String, Program> upgrades = peers.upgrades(databases);
                for (Program peer : upgrades.values()) {
                    peer.run();
                }
                String what = "upgrade, nothing to do, " + databases.title();
                line(settings, table, launcher, what, databases.url(registry), upgrades, upgrade);
            }
        }
    }

    private static void line(
            Settings settings,
            Table table,
            Launcher launcher,
            String what,
            String url,
            Map<String, Program> peers,
            List<String> arguments)
            throws Exception {
        String jar = settings.cli.toAbsolutePath().toString();
        Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
        Path folder = launcher.folder();
        contenders.put("Espalier", cli(settings, folder, arguments)::millis);
        contenders.put(
                "a JVM that connects",
                Program.of(folder, ClassPath.join(ClassPath.own(), jar), Connect.class, List.of(url))::millis);
        contenders.put(
                "a JVM that does nothing", Program.of(folder, ClassPath.own(), Nothing.class, List.of())::millis);
        peers.forEach((name, program) -> contenders.put(name, program::millis));
        contenders.put("launcher", launcher.program(arguments)::millis);
        List<Figure> figures = settings.longRounds().medians(contenders);
        int last = figures.size() - 1;
        table.compare("java -jar cli.jar " + what, figures.subList(0, last), "ms", MOST);
        table.compare("espalier " + what, List.of(figures.get(last), figures.get(1)), "ms", MOST_LAUNCHED);
    }

    private static Program cli(Settings settings, Path folder, List<String> arguments) {
        return Program.jar(folder, List.of(), settings.cli, arguments);
    }
}
