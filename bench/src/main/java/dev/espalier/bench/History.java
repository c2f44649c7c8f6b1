package dev.espalier.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What {@link CheckAndPlan} takes: tenfold beside once. */
final class History implements Part {
    private static final double MOST = 20;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        for (int branches : new int[] {1, settings.revisions / 10}) {
            List<Figure> figures = new ArrayList<>();
            for (int revisions : new int[] {settings.revisions * 10, settings.revisions}) {
                figures.add(new Figure("%,d revisions".formatted(revisions), millis(settings, revisions, branches)));
            }
            table.compare(
                    "check and plan %,d revisions, %,d branches".formatted(settings.revisions * 10, branches),
                    figures,
                    "ms",
                    MOST);
        }
    }

    private static double millis(Settings settings, int revisions, int branches) throws RunnerException {
        var options = new OptionsBuilder()
                .include(CheckAndPlan.class.getName())
                .param("revisions", String.valueOf(revisions))
                .param("branches", String.valueOf(branches))
                .warmupIterations(settings.warmUp)
                .measurementIterations(settings.rounds)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }
}
