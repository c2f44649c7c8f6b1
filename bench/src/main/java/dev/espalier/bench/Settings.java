package dev.espalier.bench;

import dev.espalier.Dialect;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How much is measured, and on what. */
final class Settings {
    /** What takes milliseconds is measured so many times as often as what takes seconds. */
    private static final int SEVERAL = 10;

    @Option(names = "--rounds", description = "Rounds, in which all take turns (${DEFAULT-VALUE}).")
    int rounds = 5;

    @Option(names = "--warm-up", description = "Rounds before that, which do not count (${DEFAULT-VALUE}).")
    int warmUp = 1;

    @Option(
            names = "--migrations",
            description =
                    "Migrations to apply, to find done, to compile (${DEFAULT-VALUE}); the latter two also tenfold.")
    int migrations = 1_000;

    @Option(names = "--revisions", description = "Revisions to check and plan (${DEFAULT-VALUE}), beside tenfold.")
    int revisions = 10_000;

    @Option(names = "--datasets", description = "Datasets of a registry, a multiple of 10000 (${DEFAULT-VALUE}).")
    int datasets = 100_000;

    @Option(names = "--databases", split = ",", description = "On which: ${COMPLETION-CANDIDATES}; both by default.")
    List<Dialect> databases = List.of(Dialect.POSTGRESQL, Dialect.SQLITE);

    @Option(names = "--fsync", description = "PostgreSQL's fsync, on or off (${DEFAULT-VALUE}).")
    String fsync = "on";

    @Option(names = "--cli", description = "The program's jar (${DEFAULT-VALUE}).")
    Path cli = Path.of("cli", "target", "cli.jar");

    @Option(names = "--shared", description = "The folder with recorded Butler registries (${DEFAULT-VALUE}).")
    Path shared = Path.of("..", "shared");

    /** For what takes milliseconds. */
    Rounds shortRounds() {
        return new Rounds(warmUp * SEVERAL, rounds * SEVERAL);
    }

    /** For what takes seconds. */
    Rounds longRounds() {
        return new Rounds(warmUp, rounds);
    }
}
