package dev.espalier.cli.command;

import dev.espalier.cli.modules.Modules;
import dev.espalier.runtime.execute.LoadedHistory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands have in common that know a history. */
final class MigrationsOption {
    @Option(
            names = "--migrations",
            paramLabel = "JAR|DIR",
            description = "Use these instead of the bundled ones; repeatable.")
    private List<Path> places = List.of();

    private @Nullable Modules modules;

    /** The modules; sources are compiled once. */
    Modules modules() {
        if (modules == null) {
            modules = places.isEmpty() ? Modules.BUNDLED : Modules.of(places);
        }
        return modules;
    }

    LoadedHistory history() {
        return modules().history();
    }
}
