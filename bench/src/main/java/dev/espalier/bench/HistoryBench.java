package dev.espalier.bench;

import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Planner;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.State;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** Checking a history and planning it whole, from nothing to the end of its longest branch. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        // A heap that neither grows nor asks for a concurrent collector's share of two cores: else its moods are
        // measured.
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"})
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
public class HistoryBench {
    @Param({"10000", "100000"})
    int revisions;

    @Param({"1", "1000"})
    int branches;

    private List<RevisionNode> nodes = List.of();

    @Setup
    public void make() {
        nodes = HugeHistory.of(revisions, branches);
    }

    @Benchmark
    public Plan checkAndPlan() {
        RevisionGraph graph = RevisionGraph.of(nodes, Ids.FREE);
        return new Planner(graph, new State(List.of()), List.of())
                .plan(Request.upgrade(nodes.get(nodes.size() - 1).id()));
    }
}
