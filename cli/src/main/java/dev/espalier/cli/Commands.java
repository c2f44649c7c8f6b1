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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.HelpCommand;

/** The commands by their names, in the order in which help lists them. */
final class Commands {
    private static final List<String> ALL = List.of(
            "status",
            "check",
            "journal",
            "show-trees",
            "show-history",
            "show-current",
            "dump-schema",
            "stamp",
            "upgrade",
            "downgrade",
            "accept",
            "add-tree",
            "add-revision",
            "rebase",
            "set-namespace",
            "update-day-obs",
            "rewrite-sqlite-registry",
            "completion",
            "help");

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
        boolean aboutAll = words.isEmpty() || ABOUT_ALL.contains(words.get(0)) || !ALL.contains(words.get(0));
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        (aboutAll ? ALL : words.subList(0, 1)).forEach(name -> commands.put(name, command(name)));
        return commands;
    }

    /** A class is loaded where it is named; so each is named where nobody comes without need. */
    private static Class<?> command(String name) {
        return switch (name) {
            case "status" -> StatusCommand.class;
            case "check" -> CheckCommand.class;
            case "journal" -> JournalCommand.class;
            case "show-trees" -> ShowTreesCommand.class;
            case "show-history" -> ShowHistoryCommand.class;
            case "show-current" -> ShowCurrentCommand.class;
            case "dump-schema" -> DumpSchemaCommand.class;
            case "stamp" -> StampCommand.class;
            case "upgrade" -> UpgradeCommand.class;
            case "downgrade" -> DowngradeCommand.class;
            case "accept" -> AcceptCommand.class;
            case "add-tree" -> AddTreeCommand.class;
            case "add-revision" -> AddRevisionCommand.class;
            case "rebase" -> RebaseCommand.class;
            case "set-namespace" -> SetNamespaceCommand.class;
            case "update-day-obs" -> UpdateDayObsCommand.class;
            case "rewrite-sqlite-registry" -> RewriteSqliteRegistryCommand.class;
            case "completion" -> CompletionCommand.class;
            case "help" -> HelpCommand.class;
            default -> throw new IllegalArgumentException(name + " is no command");
        };
    }
}
