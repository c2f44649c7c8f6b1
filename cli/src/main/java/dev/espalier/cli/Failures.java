package dev.espalier.cli;

import dev.espalier.cli.command.JsonOption;
import dev.espalier.cli.command.NotConfirmed;
import dev.espalier.cli.command.UnusableDatabase;
import dev.espalier.cli.json.Reason;
import dev.espalier.cli.modules.UnusableMigrations;
import dev.espalier.cli.scaffold.NotWritten;
import dev.espalier.cli.terminal.Ink;
import dev.espalier.graph.InvalidHistory;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.execute.UnreadableIndex;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Stopped;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in a few lines for people, and with which exit code. */
final class Failures {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int REFUSED = 3;

    private Failures() {}

    /** Wrong usage: what is wrong, and what may have been meant or how the command is written. */
    static int wrongUsage(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(Ink.of(err).message(String.valueOf(thrown.getMessage())));
        if (UnmatchedArgumentException.printSuggestions(thrown, err)) {
            return WRONG_USAGE;
        }
        if (command.getParent() == null) {
            command.usage(err);
        } else {
            err.print("Usage: " + command.getHelp().synopsis(0));
            err.println("Examples, and all options: espalier help " + command.getCommandName());
        }
        return WRONG_USAGE;
    }

    static int handle(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Ink ink = Ink.of(err);
        Optional<JsonOption> json = JsonOption.givenTo(command);
        if (thrown instanceof Refused reasons) {
            reasons.refusals().stream().map(Refusal::message).map(ink::message).forEach(err::println);
            json.ifPresent(
                    it -> it.refused(reasons.refusals().stream().map(Reason::of).toList()));
            return REFUSED;
        }
        boolean refused = thrown instanceof UnusableDatabase
                || thrown instanceof UnusableMigrations
                || thrown instanceof UnreadableIndex
                || thrown instanceof NotWritten
                || thrown instanceof NotConfirmed;
        boolean expected = refused
                || thrown instanceof StepFailed
                || thrown instanceof Stopped
                || thrown instanceof InvalidHistory
                || thrown instanceof IllegalStateException;
        String message = expected ? String.valueOf(thrown.getMessage()) : "Unexpected: " + thrown;
        err.println(ink.message(message));
        if (refused) {
            json.ifPresent(it -> it.refused(List.of(new Reason(null, message))));
            return REFUSED;
        }
        if (thrown instanceof StepFailed failed) {
            err.println(
                    failed.isUndecided()
                            ? "Run the same command again: it finds out, and goes on from there."
                            : failed.isRehearsal()
                                    ? "It was only rehearsed, and nothing was changed; mend the cause and run the same command again."
                                    : failed.isUnfinished()
                                            ? "What it has done stays; mend the cause and run the same command again, which goes on with this step."
                                            : failed.isFirst()
                                                    ? "It was the first step, so that nothing was changed; mend the cause and run the same command again."
                                                    : "The steps before it are done; mend the cause and run the same command again to go on.");
        }
        json.ifPresent(it -> it.failed(message));
        return FAILED;
    }
}
