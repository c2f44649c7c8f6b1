package dev.espalier.cli.json;

import dev.espalier.graph.DeclaredOption;
import dev.espalier.runtime.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan.
 *
 * @param removed the rows that leave the version table
 * @param added the rows that enter it
 * @param online whether its work is done outside of a transaction
 * @param options what its migration may ask for
 * @param done whether it is done and committed
 * @param durationMs how long that took, in milliseconds; null where it is not done, or not measured
 * @param messages what its migration told
 * @param waitedFor for whom it waited, in words
 */
record StepJson(
        String direction,
        RevisionJson revision,
        List<String> removed,
        List<String> added,
        boolean online,
        List<Option> options,
        boolean done,
        @Nullable Long durationMs,
        List<String> messages,
        List<String> waitedFor) {
    /**
     * An option.
     *
     * @param allowed the values that are allowed; none: any
     * @param requiredWhen when the data ask for it; null: never
     * @param given what is given, by name; a family may have many members
     */
    record Option(
            String name,
            String meaning,
            List<String> allowed,
            boolean required,
            @Nullable String requiredWhen,
            Map<String, String> given) {
        private static Option of(Step step, DeclaredOption option, Map<String, String> given) {
            boolean asked = step.direction().isUpgrade();
            Map<String, String> covered = new TreeMap<>(given);
            covered.keySet().removeIf(name -> !option.covers(name));
            return new Option(
                    option.name(),
                    option.meaning(),
                    option.allowed(),
                    asked && option.required(),
                    asked ? Json.given(option.requiredWhen()) : null,
                    covered);
        }
    }

    /** A step that is still to do. */
    static StepJson of(Step step, Map<String, String> given) {
        return new StepJson(
                step.direction().toString(),
                RevisionJson.of(step.node()),
                step.removed(),
                step.added(),
                step.isOnline(),
                step.options().stream()
                        .map(option -> Option.of(step, option, given))
                        .toList(),
                false,
                null,
                List.of(),
                List.of());
    }

    /** The same when it is done. */
    StepJson done(@Nullable Duration duration, List<String> told, List<String> waited) {
        Long ms = duration == null ? null : (Long) duration.toMillis();
        return new StepJson(
                direction, revision, removed, added, online, options, true, ms, List.copyOf(told), List.copyOf(waited));
    }
}
