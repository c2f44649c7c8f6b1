package dev.espalier.runtime.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was asked for cannot be done; nothing was changed. */
public final class Refused extends RuntimeException {
    private final transient List<Refusal> refusals;
    private final transient Optional<Plan> plan;

    public Refused(List<Refusal> refusals) {
        this(refusals, Optional.empty());
    }

    /** There is a plan, but as things are it cannot be carried out. */
    public Refused(List<Refusal> refusals, Plan plan) {
        this(refusals, Optional.of(plan));
    }

    private Refused(List<Refusal> refusals, Optional<Plan> plan) {
        super(refusals.stream().map(Refusal::message).collect(Collectors.joining("\n")));
        this.refusals = List.copyOf(refusals);
        this.plan = plan;
    }

    public Refused(Refusal refusal) {
        this(List.of(refusal));
    }

    /** Refused for what went wrong. */
    public static Refused because(Refusal refusal, Throwable cause) {
        Refused refused = new Refused(refusal);
        refused.initCause(cause);
        return refused;
    }

    /** Every reason found. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** The plan that cannot be carried out as things are; empty when none was found. */
    public Optional<Plan> plan() {
        return plan;
    }
}
