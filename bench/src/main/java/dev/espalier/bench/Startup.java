package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.process.Connect;
import dev.espalier.bench.process.Nothing;
import dev.espalier.bench.tool.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The program as a whole process, beside a JVM that only connects, one that does nothing, and the peers' programs. */
final class Startup implements Part {
    private static final double MOST = 1.5;

    /** About as many as the bundled history has. */
    private static final int REVISIONS = 58;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        try (Folder folder = Folder.create()) {
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
        table.compare("java -jar cli.jar " + what, settings.longRounds().medians(contenders), "ms", MOST);
    }

    private static Program cli(Settings settings, Folder folder, List<String> arguments) {
        return Program.jar(folder.path(), List.of(), settings.cli, arguments);
    }
}
