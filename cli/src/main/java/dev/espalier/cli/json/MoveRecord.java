package dev.espalier.cli.json;

import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Watches a plan being carried out, and says at any time how far it has come. */
public final class MoveRecord implements Progress {
    private final boolean dryRun;
    private final boolean rehearsal;
    private final Map<String, String> given;
    private final State before;
    private final List<StepJson> done = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> waitedFor = new CopyOnWriteArrayList<>();
    private final NavigableSet<String> rows;
    private List<Step> rest;
    private State after;

    /**
     * @param dryRun whether it is not going to be carried out
     * @param rehearsal whether it is undone in the end
     * @param given the options that migrations were given, by name
     */
    public MoveRecord(Plan plan, boolean dryRun, boolean rehearsal, Map<String, String> given) {
        this.dryRun = dryRun;
        this.rehearsal = rehearsal;
        this.given = Map.copyOf(given);
        this.before = plan.before();
        this.rows = new TreeSet<>(plan.before().rows());
        this.rest = new ArrayList<>(plan.steps());
        this.after = plan.after();
    }

    @Override
    public void started(Step step, int number, int total) {
        told.clear();
        waitedFor.clear();
    }

    @Override
    public void waiting(Step step, Blocker blocker) {
        waitedFor.add(blocker.title());
    }

    @Override
    public void retrying(Step step, String reason, Duration pause) {
        told.clear();
    }

    @Override
    public void reported(Step step, String message) {
        told.add(message);
    }

    @Override
    public void finished(Step step, Duration duration) {
        finish(step, duration);
        rest.remove(step);
    }

    @Override
    public void replanned(Plan plan) {
        stand(plan.before());
        rest = new ArrayList<>(plan.steps());
        after = plan.after();
    }

    /** All is done; a stamp tells of no single step. */
    public void reached(State state) {
        rest.forEach(step -> finish(step, null));
        rest.clear();
        stand(state);
    }

    /** How far it has come. */
    public Record json() {
        List<StepJson> steps = new ArrayList<>(done);
        rest.stream().map(step -> StepJson.of(step, given)).forEach(steps::add);
        return new MoveJson(
                dryRun,
                rehearsal,
                List.copyOf(before.rows()),
                List.copyOf(after.rows()),
                List.copyOf(rehearsal ? before.rows() : rows),
                steps);
    }

    private void finish(Step step, @Nullable Duration duration) {
        step.removed().forEach(rows::remove);
        rows.addAll(step.added());
        done.add(StepJson.of(step, given).done(duration, told, waitedFor));
    }

    private void stand(State state) {
        rows.clear();
        rows.addAll(state.rows());
    }
}
