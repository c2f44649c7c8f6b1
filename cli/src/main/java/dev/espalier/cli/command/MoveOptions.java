package dev.espalier.cli.command;

import dev.espalier.runtime.plan.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What upgrade and downgrade have in common. */
final class MoveOptions {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(
            index = "1",
            paramLabel = "REVISION",
            arity = "0..1",
            description = "An id, tree, tree-manager, tree@version, +1 ...")
    private @Nullable String revision;

    @Option(
            names = "--one-shot-tree",
            paramLabel = "NAME",
            description = "Cross to another branch by this one-shot tree.")
    private @Nullable String oneShotTree;

    @Option(names = "--to", paramLabel = "REVISION", description = "REVISION, where no DATABASE is written before it.")
    private @Nullable String to;

    /** The database as written, or nothing for the embedded default. */
    @Nullable
    String database() {
        return database;
    }

    /** The target: the one written behind DATABASE, or behind {@code --to}; empty when there is none. */
    Optional<String> target(CommandSpec spec) {
        return BehindDatabase.once(spec, "revision", revision, "--to", to);
    }

    /** Where an upgrade goes when nothing is said: to the end of the detour, or to the heads. */
    String defaultTarget() {
        return oneShotTree == null ? "heads" : oneShotTree.replaceFirst("/.*", "");
    }

    /** The request, with the one-shot tree when one is named. */
    Request through(Request request) {
        return oneShotTree == null ? request : request.through(oneShotTree);
    }
}
