package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.tool.OneQuery;
import dev.espalier.bench.tool.Tool;
import dev.espalier.bench.tool.Workload;
import java.util.LinkedHashMap;
import java.util.List;
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
            Workload ten = Workload.of(settings.migrations * 10, folder.resolve("ten"));
            for (Dialect dialect : settings.databases) {
                Databases databases = new Databases(dialect, folder.path());
                List<Figure> figures = settings.shortRounds().medians(contenders(databases, one, ten));
                int last = figures.size() - 1;
                Figure ours = figures.get(0);
                Figure single = new Figure("%,d revisions".formatted(one.size()), ours.value());
                table.compare(title(one, databases), figures.subList(0, last), "ms", MOST);
                table.compare(title(ten, databases), List.of(figures.get(last), single), "ms", MOST_TENFOLD);
            }
        }
    }

    /** Ours, the floor, the peers; and at the end ours with the longer history. */
    private static Map<String, Rounds.Contender> contenders(Databases databases, Workload one, Workload ten)
            throws Exception {
        Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
        DataSource upToDate = upToDate(databases, one.ours());
        contenders.put("Espalier", () -> Rounds.millis(() -> one.ours().upgrade(upToDate)));
        contenders.put("connect and one query", () -> Rounds.millis(() -> new OneQuery().upgrade(upToDate)));
        for (Map.Entry<String, Tool> peer : one.peers().entrySet()) {
            DataSource itsOwn = upToDate(databases, peer.getValue());
            contenders.put(
                    peer.getKey(), () -> Rounds.millis(() -> peer.getValue().upgrade(itsOwn)));
        }
        DataSource larger = upToDate(databases, ten.ours());
        contenders.put("tenfold", () -> Rounds.millis(() -> ten.ours().upgrade(larger)));
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
