package dev.espalier.cli;

import dev.espalier.cli.command.JsonOption;
import dev.espalier.cli.terminal.Ink;
import dev.espalier.cli.terminal.StandardStream;
import dev.espalier.runtime.execute.Tool;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The program. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused with nothing changed. */
@Command(
        name = "espalier",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        header = "Carries a database along a history that the compiler has checked.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  espalier upgrade                    make or upgrade registry.sqlite3 here",
            "  espalier status /repo/main          where a registry stands",
            "  espalier help upgrade               all about one command"
        },
        description = {
            "DATABASE is",
            "  a JDBC URL           jdbc:postgresql://host/db, jdbc:sqlite:file",
            "  a PostgreSQL URI     postgresql://user@host:5432/db",
            "  a SQLite file        registry.sqlite3",
            "  a Butler repository  a folder with butler.yaml, or the yaml file itself",
            "and when left out what --env, ESPALIER_URL, DATABASE_URL or espalier.yaml say,",
            "else the embedded default, registry.sqlite3 in this folder.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused with nothing changed."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] args) {
        // Newer JDKs have a console, and so somebody to ask, also where there is no terminal.
        System.setProperty("jdk.console", "java.base");
        CommandLine program = program(
                StandardStream.OUT.writer(System.out, System.getenv()),
                StandardStream.ERR.writer(System.err, System.getenv()),
                args);
        Interruption interruption = Interruption.of(program);
        int exitCode = program.execute(args);
        interruption.over();
        System.exit(exitCode);
    }

    /** Runs a command line and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return program(out, err, args).execute(args);
    }

    private static CommandLine program(PrintWriter out, PrintWriter err, String... args) {
        return commandLine(args)
                // An argument that begins with @ is one like others, and no file to read arguments from.
                .setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .setColorScheme(Help.defaultColorScheme(
                        Ink.of(out).coloured() && Ink.of(err).coloured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpAutoWidth(true);
    }

    /** The commands that these arguments are for; without any, all. */
    static CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Main());
        Commands.of(args).forEach(line::addSubcommand);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        HelpLayout.apply(line);
        return line.setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(Failures::handle)
                .setParameterExceptionHandler(Failures::wrongUsage);
    }

    private static int execute(ParseResult parsed) {
        int exitCode = carriedOut(parsed);
        List<CommandLine> named = parsed.asCommandLineList();
        JsonOption.givenTo(named.get(named.size() - 1)).ifPresent(JsonOption::done);
        return exitCode;
    }

    /** What no memory or stack has room for is bad input too. */
    private static int carriedOut(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (VirtualMachineError e) {
            throw new IllegalStateException(
                    "there is no room for what was given; it is too large, or too deeply nested", e);
        }
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** The version of Espalier. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"espalier " + Tool.version()};
        }
    }
}
