package dev.espalier.cli.command;

import dev.espalier.runtime.plan.Request;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Why a revision counts as applied, as it is written behind {@code --reason}. */
final class Reasons {
    private Reasons() {}

    /**
     * The request that has the reason.
     *
     * @throws ParameterException when the reason is none
     */
    static Request checked(CommandSpec spec, String reason, Function<String, Request> request) {
        try {
            return request.apply(reason);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--reason takes one line of text.", e);
        }
    }
}
