package dev.espalier.cli.modules;

import dev.espalier.RevisionIndex;
import java.util.List;

/** The migrations that the program brings along. They are the default, and out of sight when others are named. */
final class Bundled {
    private static final List<String> PACKAGES = List.of(RevisionIndex.PACKAGE, "dev.espalier.butler");

    private Bundled() {}

    /** Whether a package, or a class, is one of the bundled migrations'. */
    static boolean has(String name) {
        return PACKAGES.stream().anyMatch(bundled -> name.equals(bundled) || name.startsWith(bundled + "."));
    }
}
