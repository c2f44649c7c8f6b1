package dev.espalier.runtime.plan;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked for cannot be done; nothing was changed. */
public final class Refused extends RuntimeException {
    private final transient List<Refusal> refusals;

    public Refused(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::message).collect(Collectors.joining("\n")));
        this.refusals = List.copyOf(refusals);
    }

    public Refused(Refusal refusal) {
        this(List.of(refusal));
    }

    /** Every reason found. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
