package dev.espalier.cli.scaffold;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param id the revision that is declared there
 * @param file the source, as the user would write it
 * @param isNew whether there was no such file before
 * @param lines what was done, for people
 */
public record Written(String id, Path file, boolean isNew, List<String> lines) {
    public Written {
        lines = List.copyOf(lines);
    }
}
