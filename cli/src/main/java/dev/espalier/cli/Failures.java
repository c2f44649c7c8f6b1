package dev.espalier.cli;

import dev.espalier.cli.command.NotConfirmed;
import dev.espalier.cli.command.UnusableDatabase;
import dev.espalier.cli.modules.UnusableMigrations;
import dev.espalier.cli.scaffold.NotWritten;
import dev.espalier.graph.InvalidHistory;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, in a few lines for people, and with which exit code. */
final class Failures {
    private static final int FAILED = 1;
    private static final int REFUSED = 3;

    private Failures() {}

    static int handle(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (thrown instanceof Refused refused) {
            refused.refusals().stream().map(Refusal::message).forEach(err::println);
            return REFUSED;
        }
        if (thrown instanceof UnusableDatabase
                || thrown instanceof UnusableMigrations
                || thrown instanceof NotWritten
                || thrown instanceof NotConfirmed) {
            err.println(thrown.getMessage());
            return REFUSED;
        }
        if (thrown instanceof StepFailed failed) {
            err.println(failed.getMessage());
            err.println(
                    failed.isRehearsal()
                            ? "It was only rehearsed, and nothing was changed; mend the cause and run the same command again."
                            : "The steps before it are done; mend the cause and run the same command again to go on.");
            return FAILED;
        }
        if (thrown instanceof InvalidHistory || thrown instanceof IllegalStateException) {
            err.println(thrown.getMessage());
            return FAILED;
        }
        err.println("Unexpected: " + thrown);
        return FAILED;
    }
}
