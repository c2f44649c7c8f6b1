package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.tool.RawJdbc;
import dev.espalier.bench.tool.Tool;
import dev.espalier.bench.tool.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Many migrations of one statement each on a new database, within one JVM. */
final class Apply implements Part {
    private static final double MOST = 1.0;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        try (Folder folder = Folder.create()) {
            Workload workload = Workload.of(settings.migrations, folder.resolve("work"));
            for (Dialect dialect : settings.databases) {
                Databases databases = new Databases(dialect, folder.path());
                Map<String, Tool> tools = new LinkedHashMap<>();
                tools.put("Espalier", workload.ours());
                tools.put("raw JDBC", new RawJdbc(workload, dialect));
                tools.putAll(workload.peers());
                Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
                tools.forEach((name, tool) -> contenders.put(name, () -> onNew(databases, tool)));
                table.compare(
                        "apply %,d migrations, %s".formatted(workload.size(), databases.title()),
                        settings.longRounds().medians(contenders),
                        "ms",
                        MOST);
            }
        }
    }

    private static double onNew(Databases databases, Tool tool) throws Exception {
        DataSource database = databases.empty();
        double millis = Rounds.millis(() -> tool.upgrade(database));
        databases.drop(database);
        return millis;
    }
}
