package dev.espalier.runtime.store;

import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.Direction;
import java.time.Instant;
import java.util.Locale;

/** A row of the journal for a step that is not finished, as its columns hold it. */
record BegunRow(
        long id,
        String revision,
        String tree,
        String manager,
        String version,
        String direction,
        String started,
        String appliedBy,
        boolean alive) {
    Begun begun() {
        return new Begun(
                id,
                revision,
                new TreeName(tree),
                manager,
                version,
                Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                Instant.parse(started),
                appliedBy,
                alive);
    }
}
