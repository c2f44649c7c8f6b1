package dev.espalier.cli.command;

import dev.espalier.butler.dimensions_config.Namespace;
import dev.espalier.cli.json.NamespaceJson;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the namespace of a Butler registry's dimension universe, or stores one. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Print or store the namespace of a dimension universe.",
        footer = {
            "  espalier set-namespace /repo/main              print it",
            "  espalier set-namespace /repo/main daf_butler   store it where there is none"
        },
        description =
                "That of a Butler registry. A namespace without migrations is refused, for so would be the registry from then on.")
public final class SetNamespaceCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(
            index = "1",
            paramLabel = "NAMESPACE",
            arity = "0..1",
            description = "The one to store; without it, print it.")
    private @Nullable String namespace;

    @Option(names = "--to", paramLabel = "NAMESPACE", description = "NAMESPACE, where no DATABASE is written.")
    private @Nullable String to;

    @Option(names = "--update", description = "Replace another namespace that is there.")
    private boolean update;

    @Mixin
    private WritingOptions options = new WritingOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<String> wanted = BehindDatabase.once(spec, "namespace", namespace, "--to", to);
        Migrator migrator = options.migrator(database);
        List<String> known = RegistryCommands.namespaces(migrator);
        PrintWriter out = json.out();
        if (wanted.isEmpty()) {
            Optional<String> there = migrator.reading(Namespace::of);
            json.result(() -> new NamespaceJson(there.orElse(null), there.orElse(null)));
            out.println(there.map(name -> "Current dimensions namespace: " + name)
                    .orElse("No namespace defined in dimensions configuration."));
            return 0;
        }
        String name = wanted.get();
        Optional<String> before = migrator.writing(
                db -> Namespace.set(db, name, update, known),
                blocker -> StepLines.print(blocker, spec.commandLine().getErr()));
        json.result(() -> new NamespaceJson(name, before.orElse(null)));
        out.println(
                before.equals(wanted)
                        ? "Nothing to do; the dimensions namespace is " + name + "."
                        : "Done; the dimensions namespace is " + name
                                + before.map(other -> ", and was " + other).orElse("") + ".");
        tellWhatIsLeft(migrator);
        return 0;
    }

    /** The other record, the version table, may say something else, or nothing yet. */
    private void tellWhatIsLeft(Migrator migrator) {
        try {
            migrator.check();
        } catch (Refused refused) {
            refused.refusals().stream()
                    .map(Refusal::message)
                    .forEach(spec.commandLine().getErr()::println);
        }
    }
}
