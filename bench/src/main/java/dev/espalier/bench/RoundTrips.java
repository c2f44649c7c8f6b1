package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.tool.RawJdbc;
import dev.espalier.bench.tool.Tool;
import dev.espalier.bench.tool.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How often a step waits for PostgreSQL's answer beyond what its migration does, counted on the wire: what twice as
 * many steps take more, shared out among them.
 */
final class RoundTrips implements Part {
    private static final int STEPS = 10;
    private static final int MOST = 2;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        String what = "round trips of a step beyond its migration's own";
        if (!settings.databases.contains(Dialect.POSTGRESQL)) {
            table.skipped(what, "PostgreSQL is not among the databases");
            return;
        }
        try (Folder folder = Folder.create()) {
            Workload some = Workload.of(STEPS, folder.resolve("some"));
            Workload twice = Workload.of(2 * STEPS, folder.resolve("twice"));
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure("Espalier", beyond(Workload::ours, some, twice)));
            figures.add(new Figure(
                    "raw JDBC", beyond(workload -> new RawJdbc(workload, Dialect.POSTGRESQL), some, twice)));
            for (String peer : some.peers().keySet()) {
                figures.add(new Figure(peer, beyond(workload -> peer(workload, peer), some, twice)));
            }
            boolean met = figures.get(0).value() <= MOST;
            table.compare(what, figures, "trips", Optional.of(new Table.Goal("at most " + MOST + " trips", met)));
        }
    }

    private static Tool peer(Workload workload, String name) {
        return Objects.requireNonNull(workload.peers().get(name));
    }

    private static double beyond(Function<Workload, Tool> tool, Workload some, Workload twice) throws Exception {
        long more = trips(tool.apply(twice)) - trips(tool.apply(some));
        return (double) more / STEPS - 1;
    }

    private static long trips(Tool tool) throws Exception {
        try (CountingProxy proxy = new CountingProxy()) {
            tool.upgrade(proxy.database());
            return proxy.trips();
        }
    }
}
