package dev.espalier.cli;

import dev.espalier.cli.command.AcceptCommand;
import dev.espalier.cli.command.AddRevisionCommand;
import dev.espalier.cli.command.AddTreeCommand;
import dev.espalier.cli.command.CheckCommand;
import dev.espalier.cli.command.CompletionCommand;
import dev.espalier.cli.command.DowngradeCommand;
import dev.espalier.cli.command.DumpSchemaCommand;
import dev.espalier.cli.command.JournalCommand;
import dev.espalier.cli.command.RebaseCommand;
import dev.espalier.cli.command.RewriteSqliteRegistryCommand;
import dev.espalier.cli.command.SetNamespaceCommand;
import dev.espalier.cli.command.ShowCurrentCommand;
import dev.espalier.cli.command.ShowHistoryCommand;
import dev.espalier.cli.command.ShowTreesCommand;
import dev.espalier.cli.command.StampCommand;
import dev.espalier.cli.command.StatusCommand;
import dev.espalier.cli.command.UpdateDayObsCommand;
import dev.espalier.cli.command.UpgradeCommand;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.HelpCommand;

/** The commands by their names, in the order in which help lists them. */
final class Commands {
    private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("status", StatusCommand.class);
        ALL.put("check", CheckCommand.class);
        ALL.put("journal", JournalCommand.class);
        ALL.put("show-trees", ShowTreesCommand.class);
        ALL.put("show-history", ShowHistoryCommand.class);
        ALL.put("show-current", ShowCurrentCommand.class);
        ALL.put("dump-schema", DumpSchemaCommand.class);
        ALL.put("stamp", StampCommand.class);
        ALL.put("upgrade", UpgradeCommand.class);
        ALL.put("downgrade", DowngradeCommand.class);
        ALL.put("accept", AcceptCommand.class);
        ALL.put("add-tree", AddTreeCommand.class);
        ALL.put("add-revision", AddRevisionCommand.class);
        ALL.put("rebase", RebaseCommand.class);
        ALL.put("set-namespace", SetNamespaceCommand.class);
        ALL.put("update-day-obs", UpdateDayObsCommand.class);
        ALL.put("rewrite-sqlite-registry", RewriteSqliteRegistryCommand.class);
        ALL.put("completion", CompletionCommand.class);
        ALL.put("help", HelpCommand.class);
    }

    /** These tell of the others. */
    private static final Set<String> ABOUT_ALL = Set.of("completion", "help");

    private static final List<List<String>> VERSION = List.of(List.of("--version"), List.of("-V"));

    private Commands() {}

    /**
     * The commands that a command line takes: the one that it names, or all where it may ask for, or mean, any other.
     * To read what one of them declares takes some milliseconds, so that reading all takes longer than most need to
     * run.
     */
    static Map<String, Class<?>> of(String... arguments) {
        List<String> words = List.of(arguments);
        if (VERSION.contains(words)) {
            return Map.of();
        }
        Class<?> named = words.isEmpty() || ABOUT_ALL.contains(words.get(0)) ? null : ALL.get(words.get(0));
        return named == null ? Collections.unmodifiableMap(ALL) : Map.of(words.get(0), named);
    }
}
