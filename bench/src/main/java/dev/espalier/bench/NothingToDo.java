package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.tool.OneQuery;
import dev.espalier.bench.tool.Tool;
import dev.espalier.bench.tool.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Finding that a database is up to date, connecting included, within one JVM; and how that grows with the history. */
final class NothingToDo implements Part {
    private static final double MOST = 1.5;
    private static final double MOST_TENFOLD = 1.2;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        try (Folder folder = Folder.create()) {
            Workload one = Workload.of(settings.migrations, folder.resolve("one"));
            // On as many tables: the more there are, the longer SQLite itself takes to connect.
            Workload ten = Workload.longer(settings.migrations, settings.migrations * 10, folder.resolve("ten"));
            for (Dialect dialect : settings.databases) {
                Databases databases = new Databases(dialect, folder.path());
                DataSource upToDate = upToDate(databases, one.ours());
                table.compare(
                        title(one, databases),
                        settings.shortRounds().medians(contenders(databases, upToDate, one)),
                        "ms",
                        MOST);
                DataSource longer = upToDate(databases, ten.ours());
                Map<String, Rounds.Contender> lengths = new LinkedHashMap<>();
                lengths.put("tenfold", () -> Rounds.millis(() -> ten.ours().upgrade(longer)));
                lengths.put(
                        "%,d revisions".formatted(one.size()),
                        () -> Rounds.millis(() -> one.ours().upgrade(upToDate)));
                table.compare(title(ten, databases), settings.shortRounds().medians(lengths), "ms", MOST_TENFOLD);
            }
        }
    }

    /** Ours, the floor, the peers. */
    private static Map<String, Rounds.Contender> contenders(Databases databases, DataSource upToDate, Workload one)
            throws Exception {
        Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
        contenders.put("Espalier", () -> Rounds.millis(() -> one.ours().upgrade(upToDate)));
        contenders.put("connect and one query", () -> Rounds.millis(() -> new OneQuery().upgrade(upToDate)));
        for (Map.Entry<String, Tool> peer : one.peers().entrySet()) {
            DataSource itsOwn = upToDate(databases, peer.getValue());
            contenders.put(
                    peer.getKey(), () -> Rounds.millis(() -> peer.getValue().upgrade(itsOwn)));
        }
        return contenders;
    }

    private static DataSource upToDate(Databases databases, Tool tool) throws Exception {
        DataSource database = databases.empty();
        tool.upgrade(database);
        return database;
    }

    private static String title(Workload workload, Databases databases) {
        return "nothing to do, %,d revisions, %s".formatted(workload.size(), databases.title());
    }
}
