package dev.espalier.butler;

import dev.espalier.Dialect;
import dev.espalier.schema.Names;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys and checks as Butler makes them. */
public final class ButlerKeys {
    private ButlerKeys() {}

    /** Makes columns of a new table its primary key, which has no name on SQLite. */
    public static TableChange addKey(TableChange change, List<String> columns) {
        TableChange.Part key = new TableChange.AddPrimaryKey(new Table.Key(Optional.empty(), columns));
        return new TableChange(
                change.table(),
                Stream.concat(change.parts().stream(), Stream.of(key)).toList());
    }

    /** Adds a foreign key, and the index that serves it. */
    public static TableChange addReference(TableChange change, Table.ForeignKey key) {
        return change.addForeignKey(key)
                .addIndex(new Table.Index(Names.foreignKeyIndex(change.table(), key.columns()), key.columns(), false));
    }

    /** Adds the reference to the instrument that the row is about. */
    public static TableChange addInstrument(TableChange change) {
        return addReference(change, Table.ForeignKey.of(List.of("instrument"), "instrument", List.of("name")));
    }

    /**
     * Adds the check by which SQLite keeps to the length of a text; PostgreSQL needs none.
     *
     * @param written the column as the check writes it, with or without quotes
     */
    public static TableChange addLength(
            Dialect dialect, TableChange change, String column, String written, int atMost) {
        String length = "length(" + written + ")";
        return dialect == Dialect.POSTGRESQL
                ? change
                : change.addCheck(
                        lengthName(change.table(), column), length + "<=" + atMost + " AND " + length + ">=1");
    }

    /** The name of that check. */
    public static String lengthName(String table, String column) {
        return table + "_len_" + column;
    }
}
