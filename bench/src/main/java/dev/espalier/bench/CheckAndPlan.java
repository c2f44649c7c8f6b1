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

/**
 * Checking a history and planning it whole, from nothing to the end of its last branch; for JMH, in a JVM of its own
 * with the options of the one that asks for it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(time = 5)
@Measurement(time = 2)
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
public class CheckAndPlan {
    /** How many revisions the history has. */
    @Param("10000")
    public int revisions;

    /** On how many branches they are. */
    @Param("1")
    public int branches;

    private List<RevisionNode> nodes = List.of();

    @Setup
    public void make() {
        nodes = HugeHistory.of(revisions, branches);
    }

    @Benchmark
    public Plan checkAndPlan() {
        RevisionGraph graph = RevisionGraph.of(nodes, Ids.FREE);
        String last = nodes.get(nodes.size() - 1).id();
        Plan plan = new Planner(graph, new State(List.of()), List.of()).plan(Request.upgrade(last));
        if (plan.isEmpty()) {
            throw new IllegalStateException("nothing was planned");
        }
        return plan;
    }
}
