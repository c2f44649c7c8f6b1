package dev.espalier.butler;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.Map;
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
        List<String> all = names.toList();
        Map<String, Table> tables = db.tables(all.stream().map(LeftOver::table).toList());
        List<String> found = all.stream().filter(name -> isThere(tables, name)).toList();
        if (!found.isEmpty()) {
            throw new Obstacle("this migration has been begun, and left behind " + String.join(", ", found)
                    + "; restore the backup from before that, or, if nothing else has changed, drop these");
        }
    }

    private static String table(String name) {
        return name.split("\\.", 2)[0];
    }

    private static boolean isThere(Map<String, Table> tables, String name) {
        Table table = tables.get(table(name));
        return table != null
                && (!name.contains(".")
                        || table.column(name.substring(name.indexOf('.') + 1)).isPresent());
    }
}
