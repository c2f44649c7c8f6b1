package dev.espalier.cli.command;

import dev.espalier.runtime.plan.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What upgrade and downgrade have in common. */
final class MoveOptions {
    @Option(
            names = "--one-shot-tree",
            paramLabel = "TREE/NAME",
            description = "Go through this one-shot tree, from one branch to another.")
    private @Nullable String oneShotTree;

    @Option(
            names = "--to",
            paramLabel = "REVISION",
            description = "The revision, where no DATABASE is written before it.")
    private @Nullable String to;

    @Option(names = "--dry-run", description = "Only print the plan.")
    private boolean dryRun;

    /** The target: the one written behind DATABASE, or behind {@code --to}; empty when there is none. */
    Optional<String> target(@Nullable String positional, CommandSpec spec) {
        if (positional != null && to != null) {
            throw new ParameterException(
                    spec.commandLine(), "Write the revision once: behind DATABASE, or behind --to.");
        }
        return Optional.ofNullable(positional == null ? to : positional);
    }

    /** Where an upgrade goes when nothing is said: to the end of the detour, or to the heads. */
    String defaultTarget() {
        return oneShotTree == null ? "heads" : oneShotTree.replaceFirst("/.*", "");
    }

    /** The request, with the one-shot tree when one is named. */
    Request through(Request request) {
        return oneShotTree == null ? request : request.through(oneShotTree);
    }

    boolean dryRun() {
        return dryRun;
    }
}
