package dev.espalier.butler.dimensions_config;

import dev.espalier.schema.Names;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys as Butler makes them; each foreign key has an index that serves it. */
final class Keys {
    private Keys() {}

    /** Adds a foreign key and its index. */
    static TableChange add(TableChange change, List<String> columns, String table, List<String> references) {
        return change.addForeignKey(Table.ForeignKey.of(columns, table, references))
                .addIndex(new Table.Index(Names.foreignKeyIndex(change.table(), columns), columns, false));
    }

    /**
     * Makes columns of a new table its primary key, which has no name on SQLite, as in the tables that Butler makes.
     */
    static TableChange addKey(TableChange change, String... columns) {
        TableChange.Part key = new TableChange.AddPrimaryKey(new Table.Key(Optional.empty(), List.of(columns)));
        return new TableChange(
                change.table(),
                Stream.concat(change.parts().stream(), Stream.of(key)).toList());
    }

    /** Adds the reference to the instrument that the row is about. */
    static TableChange addInstrument(TableChange change) {
        return add(change, List.of("instrument"), "instrument", List.of("name"));
    }
}
