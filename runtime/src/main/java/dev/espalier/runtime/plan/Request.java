package dev.espalier.runtime.plan;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants done, before anything is known of the database.
 *
 * @param direction {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param targets targets as written, see {@link Target}; for a stamp also tree names, and none means all that the
 *     application records
 * @param oneShot the one-shot tree that takes its base tree's place
 * @param purge for a stamp: whether all other rows go
 * @param gaps what to do about gaps; without it a database that has some is refused
 */
public record Request(
        Direction direction, List<String> targets, Optional<String> oneShot, boolean purge, Optional<GapChoice> gaps) {
    public Request {
        targets = List.copyOf(targets);
    }

    /** To the target, which comes after where the database stands. */
    public static Request upgrade(String target) {
        return new Request(Direction.UPGRADE, List.of(target), Optional.empty(), false, Optional.empty());
    }

    /** Back to the target. */
    public static Request downgrade(String target) {
        return new Request(Direction.DOWNGRADE, List.of(target), Optional.empty(), false, Optional.empty());
    }

    /** Write down where the database stands. */
    public static Request stamp(List<String> targets, boolean purge) {
        return new Request(Direction.STAMP, targets, Optional.empty(), purge, Optional.empty());
    }

    /** The same for other targets. */
    public Request to(List<String> others) {
        return new Request(direction, others, oneShot, purge, gaps);
    }

    /** The same through a one-shot tree. */
    public Request through(String oneShotTree) {
        return new Request(direction, targets, Optional.of(oneShotTree), purge, gaps);
    }

    /** The same after all gaps have been seen to. */
    public Request closing(GapChoice choice) {
        return new Request(direction, targets, oneShot, purge, Optional.of(choice));
    }
}
