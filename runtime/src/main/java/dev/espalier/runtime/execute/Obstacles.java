package dev.espalier.runtime.execute;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.Capability;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.plan.StepRefusal;
import dev.espalier.runtime.store.NextStep;
import dev.espalier.runtime.store.SqlState;
import java.util.ArrayList;
import java.util.List;

/** What stands in the way: of the steps of a plan, looked for before the first of them; of all that writes. */
final class Obstacles {
    private Obstacles() {}

    /**
     * Asks every migration of the plan that looks before it upgrades.
     *
     * @throws Refused when something is in the way, with all that is, or a migration cannot look
     */
    static void check(Plan plan, LoadedHistory history, MigrationContext db) {
        List<Refusal> refusals = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (isChecked(step)) {
                try {
                    check(step, history, db);
                } catch (Obstacle obstacle) {
                    refusals.add(refusal(step, obstacle));
                } catch (RuntimeException | LinkageError e) {
                    // After an error, PostgreSQL answers nothing more in this transaction.
                    refusals.add(uncheckable(step, e));
                    break;
                }
            }
        }
        if (!refusals.isEmpty()) {
            throw new Refused(refusals, plan);
        }
    }

    private static void check(Step step, LoadedHistory history, MigrationContext db) {
        if (step.isOnline()) {
            history.onlineMigration(step.node()).check(db);
        } else {
            history.migration(step.node()).check(db);
        }
    }

    /**
     * Refuses where something failed because the database may only be read.
     *
     * @throws Refused when that is why
     */
    static void refuseReadOnly(Throwable failure) {
        SqlState.of(failure).filter(SqlState::isReadOnly).ifPresent(sql -> {
            throw new Refused(new DatabaseRefusal.ReadOnly(
                    String.valueOf(sql.getMessage()), NextStep.after(sql).orElseThrow()));
        });
    }

    static boolean isChecked(Step step) {
        return step.direction().isUpgrade() && step.node().can(Capability.CHECK);
    }

    static Refusal uncheckable(Step step, Throwable e) {
        String reason = StepFailed.reason(e).replaceAll("\\s+", " ").replaceFirst("[. ]+$", "");
        return new StepRefusal.Uncheckable(step.title() + " cannot be checked: " + reason
                + "; mend that, or the check of " + step.node().declaredIn());
    }

    static Refusal refusal(Step step, Obstacle obstacle) {
        return new StepRefusal.Obstructed(step.title() + " cannot be done: " + obstacle.getMessage());
    }
}
