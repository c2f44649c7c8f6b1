package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.plan.Step;
import java.util.Optional;

/** The application's own record of a step's tree, when it has one. */
record StepRecord(Optional<ManagerVersions> managers, Step step, MigrationContext db) {
    /** Makes sure that it says what the plan expects before the step. */
    void expect() {
        managers.ifPresent(m -> expect(m, step.from().flatMap(Records::version)));
    }

    /** Moves it, and makes sure that it says what it should behind the step. */
    void move() {
        managers.ifPresent(m -> {
            Optional<ManagerVersion> wanted = step.to().flatMap(Records::version);
            wanted.filter(to -> !Optional.of(to).equals(step.from().flatMap(Records::version)))
                    .ifPresent(to -> m.move(db, tree(), to));
            expect(m, wanted);
        });
    }

    private void expect(ManagerVersions all, Optional<ManagerVersion> wanted) {
        Optional<ManagerVersion> found = all.read(db).map(versions -> versions.get(tree()));
        if (!found.equals(wanted)) {
            throw new IllegalStateException("the application's record says that tree " + tree() + " is at "
                    + title(found) + " where it should be at " + title(wanted));
        }
    }

    private String tree() {
        return step.node().tree().base().text();
    }

    private static String title(Optional<ManagerVersion> version) {
        return version.map(ManagerVersion::toString).orElse("nothing");
    }
}
