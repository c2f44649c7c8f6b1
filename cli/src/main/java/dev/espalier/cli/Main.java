package dev.espalier.cli;

import dev.espalier.cli.command.AddRevisionCommand;
import dev.espalier.cli.command.AddTreeCommand;
import dev.espalier.cli.command.CheckCommand;
import dev.espalier.cli.command.DowngradeCommand;
import dev.espalier.cli.command.DumpSchemaCommand;
import dev.espalier.cli.command.JournalCommand;
import dev.espalier.cli.command.JsonOption;
import dev.espalier.cli.command.RebaseCommand;
import dev.espalier.cli.command.ShowCurrentCommand;
import dev.espalier.cli.command.ShowHistoryCommand;
import dev.espalier.cli.command.ShowTreesCommand;
import dev.espalier.cli.command.StampCommand;
import dev.espalier.cli.command.StatusCommand;
import dev.espalier.cli.command.UpgradeCommand;
import dev.espalier.cli.terminal.Ink;
import dev.espalier.cli.terminal.StandardStream;
import dev.espalier.runtime.execute.Tool;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
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
        subcommands = {
            StatusCommand.class,
            CheckCommand.class,
            JournalCommand.class,
            ShowTreesCommand.class,
            ShowHistoryCommand.class,
            ShowCurrentCommand.class,
            DumpSchemaCommand.class,
            StampCommand.class,
            UpgradeCommand.class,
            DowngradeCommand.class,
            AddTreeCommand.class,
            AddRevisionCommand.class,
            RebaseCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nDATABASE is%n",
        footer = {
            "  a JDBC URL           jdbc:postgresql://host/db, jdbc:sqlite:file",
            "  a PostgreSQL URI     postgresql://user@host:5432/db",
            "  a SQLite file        registry.sqlite3",
            "  a Butler repository  a folder with butler.yaml, or the yaml file itself",
            "and when left out what ESPALIER_URL, DATABASE_URL or espalier.yaml in this folder say,",
            "else the embedded default, registry.sqlite3 in this folder.",
            "",
            "Examples:",
            "  upgrade                          make registry.sqlite3 here, or bring it to the heads",
            "  status /repo/main                where a registry stands, and what an upgrade would do",
            "  stamp /repo/main                 write down where a registry stands",
            "  upgrade /repo/main datasets      bring its datasets to the head of their branch",
            "  upgrade --migrations src/main/java   compile these migrations and run them",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused with nothing changed."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(
                StandardStream.OUT.writer(System.out, System.getenv()),
                StandardStream.ERR.writer(System.err, System.getenv()),
                args));
    }

    /** Runs a command line and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        return line.setOut(out)
                .setErr(err)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(Failures::handle)
                .setColorScheme(Help.defaultColorScheme(
                        Ink.of(out).coloured() && Ink.of(err).coloured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .execute(args);
    }

    private static int execute(ParseResult parsed) {
        int exitCode = new CommandLine.RunLast().execute(parsed);
        List<CommandLine> named = parsed.asCommandLineList();
        JsonOption.givenTo(named.get(named.size() - 1)).ifPresent(JsonOption::done);
        return exitCode;
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
