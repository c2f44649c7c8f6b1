package dev.espalier.runtime;

import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what happens to a plan. */
final class Watcher implements Progress {
    /** The beginnings of steps, and the retries. */
    final List<String> events = new CopyOnWriteArrayList<>();
    /** For whom steps waited. */
    final List<Blocker> blockers = new CopyOnWriteArrayList<>();
    /** How long the first blocker was not known, in nanoseconds since the step began. */
    final CompletableFuture<Long> named = new CompletableFuture<>();

    private volatile long begin;

    @Override
    public void started(Step step, int number, int total) {
        begin = System.nanoTime();
        events.add("started " + step.node().id());
    }

    @Override
    public void waiting(Step step, Blocker blocker) {
        blockers.add(blocker);
        named.complete(System.nanoTime() - begin);
    }

    @Override
    public void retrying(Step step, String reason, Duration pause) {
        events.add("retrying " + step.node().id());
    }

    @Override
    public void replanned(Plan rest) {
        events.add("replanned");
    }
}
