package dev.espalier.butler;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a migration is to make and is there already. The original leaves such things behind: on SQLite what it has done
 * is not undone when it fails.
 */
public final class LeftOver {
    private LeftOver() {}

    /**
     * Refuses to go on where there is any of it.
     *
     * @param names tables, and columns as {@code table.column}
     * @throws Obstacle when there is
     */
    public static void refuse(MigrationContext db, Stream<String> names) {
        List<String> tables = db.tables();
        List<String> found = names.filter(name -> isThere(db, tables, name)).toList();
        if (!found.isEmpty()) {
            throw new Obstacle("this migration has been begun, and left behind " + String.join(", ", found)
                    + "; restore the backup from before that, or, if nothing else has changed, drop these");
        }
    }

    private static boolean isThere(MigrationContext db, List<String> tables, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? tables.contains(name)
                : db.table(name.substring(0, dot))
                        .flatMap(table -> table.column(name.substring(dot + 1)))
                        .isPresent();
    }
}
