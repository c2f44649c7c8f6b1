package dev.espalier.cli.command;

import dev.espalier.cli.picture.Format;
import dev.espalier.cli.picture.History;
import dev.espalier.cli.picture.Standing;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.Suggestion;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.execute.Survey;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.TargetRefusal;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the revisions of a tree, or of all trees, as text, a picture or data. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Show the revisions of a tree, or of all trees.",
        footer = {
            "  espalier show-history datasets         a line each, the newest first",
            "  espalier show-history --format graph   lanes in the terminal",
            "  espalier show-history --env prod --format html > history.html"
        },
        description = "With a database the pictures show where it stands, too: what is applied, pending, or a gap.")
public final class ShowHistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TREE", arity = "0..1", description = "The tree; a one-shot tree is written tree/name.")
    private @Nullable String tree;

    @Option(names = "--one-shot", description = "One-shot trees: all, or those of TREE.")
    private boolean oneShot;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "A block of lines for each revision (format text).")
    private boolean verbose;

    @Option(names = "--database", paramLabel = "DATABASE", description = "Show where this database stands, too.")
    private @Nullable String database;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (verbose && (json.isGiven() || format != Format.TEXT)) {
            throw new ParameterException(
                    spec.commandLine(), "--verbose goes with the format text; leave it out, or leave --format out.");
        }
        if (json.isGiven() && format != Format.TEXT && format != Format.JSON) {
            throw new ParameterException(
                    spec.commandLine(), "--json is the same as --format json; leave one of the two out.");
        }
        RevisionGraph graph = options.history().graph();
        History history = new History(graph, trees(graph), standing(graph));
        PrintWriter out = spec.commandLine().getOut();
        if (verbose) {
            Format.writeVerbose(history, node -> true, out);
        } else {
            (json.isGiven() ? Format.JSON : format).write(history, out);
        }
        return 0;
    }

    /** Where the database stands that is named; without one nothing is opened. */
    private Optional<Standing> standing(RevisionGraph graph) {
        if (database == null && !options.namesDatabase()) {
            return Optional.empty();
        }
        Survey survey = options.migrator(database).survey();
        return Optional.of(
                Standing.of(options.title(database), graph, survey.state(), survey.gaps(), survey.pending()));
    }

    private Collection<TreeName> trees(RevisionGraph graph) {
        Collection<TreeName> all = oneShot ? graph.oneShots() : graph.trees();
        if (tree == null) {
            return all;
        }
        TreeName wanted = new TreeName(tree);
        List<TreeName> found = Stream.concat(graph.trees().stream(), graph.oneShots().stream())
                .filter(name -> name.equals(wanted) || (oneShot && name.base().equals(wanted)))
                .filter(name -> name.isOneShot() || !oneShot)
                .toList();
        if (found.isEmpty()) {
            List<String> names = Stream.concat(graph.trees().stream(), graph.oneShots().stream())
                    .map(TreeName::text)
                    .toList();
            throw new Refused(
                    new TargetRefusal.UnknownTarget(wanted.text(), Suggestion.didYouMean(wanted.text(), names)));
        }
        return found;
    }
}
