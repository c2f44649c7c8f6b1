package dev.espalier.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script by which a shell completes command lines. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Print a completion script for bash and zsh.",
        footer = {
            "  alias espalier='java -jar /opt/espalier/cli.jar'",
            "  source <(espalier completion)       in .bashrc or .zshrc"
        },
        description = "The same script serves both shells. It completes a command, or an alias, named espalier.")
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash(root.getCommandName(), root));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
