package dev.espalier.cli.command;

import dev.espalier.cli.scaffold.NotWritten;
import dev.espalier.cli.scaffold.SourceModule;
import dev.espalier.graph.TreeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have in common that write sources. */
final class SourceOptions {
    @Option(names = "--source", paramLabel = "DIR", description = "The sources (default: src/main/java here or above).")
    private @Nullable Path source;

    @Mixin
    private MigrationsOption migrations = new MigrationsOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** The name of a tree, of the kind that the command is about. */
    static TreeName treeName(String tree, boolean oneShot) {
        TreeName name = new TreeName(tree);
        if (name.isOneShot() && !oneShot) {
            throw new NotWritten(
                    "Regular tree name cannot have slash character: " + tree + "; for a one-shot tree give --one-shot");
        }
        if (oneShot && !tree.matches(".+/.+")) {
            throw new NotWritten("One-shot tree name requires manager name and slash character: " + tree);
        }
        return name;
    }

    /** The folder, which must exist. */
    SourceModule module() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The folder of sources, " + folder + ", does not exist; name it with --source.");
        }
        return SourceModule.read(folder, migrations.modules());
    }

    /** The folder, which is made when the first source is written. */
    SourceModule moduleOrNew() {
        return SourceModule.read(folder(), migrations.modules());
    }

    private Path folder() {
        if (source != null) {
            return source;
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path pom = folder.resolve("pom.xml");
            if (Files.isRegularFile(pom)) {
                if (isParent(pom)) {
                    throw new ParameterException(
                            spec.commandLine(),
                            pom + " is only the parent of modules; go into a module, or name its sources with"
                                    + " --source.");
                }
                return here.relativize(folder.resolve(Path.of("src", "main", "java")));
            }
        }
        throw new ParameterException(
                spec.commandLine(), "There is no pom.xml in " + here + " or above; name the sources with --source.");
    }

    private static boolean isParent(Path pom) {
        try {
            return Files.readString(pom).contains("<packaging>pom</packaging>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
