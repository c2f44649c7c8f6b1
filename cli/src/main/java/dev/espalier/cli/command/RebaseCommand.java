package dev.espalier.cli.command;

import dev.espalier.cli.scaffold.Rebase;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a revision of a branch that forks another parent. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Mend a branch that forks.",
        footer = "  espalier rebase Shelf_1_1   let it follow the other side's head",
        description =
                "As after a merge of two people's work. Only the value of parent in the source of REVISION is changed. Where a database stands at REVISION already, what now comes before it is a gap there.")
public final class RebaseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REVISION", description = "The first revision of one side: an id or a class.")
    private String revision = "";

    @Option(names = "--onto", paramLabel = "REVISION", description = "The head to follow, where there are several.")
    private @Nullable String onto;

    @Mixin
    private SourceOptions sources = new SourceOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        json.written(new Rebase(sources.module(), revision, Optional.ofNullable(onto)).write());
        return 0;
    }
}
