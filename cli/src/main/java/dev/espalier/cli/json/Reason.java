package dev.espalier.cli.json;

import dev.espalier.runtime.plan.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Why something is refused.
 *
 * @param code such as {@code REV301}, see {@code docs/problems.md}; null for what is wrong with the command line alone
 * @param explanation what was found, and the one next step
 */
public record Reason(@Nullable String code, String explanation) {
    public static Reason of(Refusal refusal) {
        return new Reason(refusal.code(), refusal.explanation());
    }
}
