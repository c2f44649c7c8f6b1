package dev.espalier.runtime.plan;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants done, before anything is known of the database.
 *
 * @param direction {@code UPGRADE}, {@code DOWNGRADE}, {@code STAMP} or {@code ACCEPT}
 * @param targets targets as written, see {@link Target}; for a stamp also tree names, and none means all that the
 *     application records
 * @param oneShot the one-shot tree that takes its base tree's place
 * @param purge for a stamp: whether all other rows go
 * @param gaps what to do about gaps; without it a database that has some is refused
 * @param reason why, for the journal: of what counts as applied without being carried out
 */
public record Request(
        Direction direction,
        List<String> targets,
        Optional<String> oneShot,
        boolean purge,
        Optional<GapChoice> gaps,
        Optional<String> reason) {
    public Request {
        targets = List.copyOf(targets);
    }

    /** One for which nobody has to give a reason. */
    public Request(
            Direction direction,
            List<String> targets,
            Optional<String> oneShot,
            boolean purge,
            Optional<GapChoice> gaps) {
        this(direction, targets, oneShot, purge, gaps, Optional.empty());
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

    /**
     * Count the revision as applied as it reads now.
     *
     * @param reason why that is right, in one line; the journal keeps it
     * @throws IllegalArgumentException when the reason is blank, or more than a line
     */
    public static Request accept(String target, String reason) {
        return new Request(
                Direction.ACCEPT,
                List.of(target),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(line(reason)));
    }

    private static String line(String reason) {
        if (reason.isBlank() || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a reason is one line of text, not '" + reason + "'");
        }
        return reason.strip();
    }

    /** Whether it is for all that the history holds for the database, and for nothing beside that. */
    public boolean isToHeads() {
        return direction == Direction.UPGRADE && targets.contains("heads") && oneShot.isEmpty() && gaps.isEmpty();
    }

    /** The same for other targets. */
    public Request to(List<String> others) {
        return new Request(direction, others, oneShot, purge, gaps, reason);
    }

    /** The same through a one-shot tree. */
    public Request through(String oneShotTree) {
        return new Request(direction, targets, Optional.of(oneShotTree), purge, gaps, reason);
    }

    /** The same after all gaps have been carried out. */
    public Request applyingGaps() {
        return new Request(direction, targets, oneShot, purge, Optional.of(GapChoice.APPLY), reason);
    }

    /**
     * The same after all gaps have been counted as applied.
     *
     * @param why why that is right, in one line; the journal keeps it
     * @throws IllegalArgumentException when the reason is blank, or more than a line
     */
    public Request acceptingGaps(String why) {
        return new Request(direction, targets, oneShot, purge, Optional.of(GapChoice.ACCEPT), Optional.of(line(why)));
    }
}
