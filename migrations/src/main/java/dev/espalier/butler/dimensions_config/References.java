package dev.espalier.butler.dimensions_config;

import dev.espalier.schema.Names;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;

/** Foreign keys as Butler makes them: each with an index that serves it. */
final class References {
    private References() {}

    /** Adds a foreign key and its index. */
    static TableChange add(TableChange change, List<String> columns, String table, List<String> references) {
        return change.addForeignKey(Table.ForeignKey.of(columns, table, references))
                .addIndex(new Table.Index(Names.foreignKeyIndex(change.table(), columns), columns, false));
    }

    /** Adds the reference to the instrument that the row is about. */
    static TableChange addInstrument(TableChange change) {
        return add(change, List.of("instrument"), "instrument", List.of("name"));
    }
}
