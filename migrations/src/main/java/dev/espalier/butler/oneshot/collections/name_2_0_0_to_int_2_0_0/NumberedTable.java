package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import dev.espalier.MigrationContext;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Names;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The three stages in which numbers take the place of a table's names of collections: what would not fit the numbers is
 * taken away, the columns are replaced, and what was taken away is made again, called after the new columns.
 *
 * @param table the table with the names
 * @param references its columns that hold names
 * @param renames what all columns that hold names are called afterwards
 */
record NumberedTable(Table table, List<NamedReference> references, Renames renames) {
    /** All tables with such columns, those first that others refer to. */
    static List<NumberedTable> all(MigrationContext db, List<NamedReference> references) {
        Renames renames = Renames.of(references);
        List<String> names =
                references.stream().map(NamedReference::table).distinct().toList();
        Map<String, Table> tables = db.tables(names);
        return names.stream()
                .flatMap(name -> Stream.ofNullable(tables.get(name)))
                .map(table -> new NumberedTable(
                        table,
                        references.stream()
                                .filter(reference -> reference.table().equals(table.name()))
                                .toList(),
                        renames))
                .toList();
    }

    TableChange drop() {
        TableChange change = TableChange.of(table.name());
        for (Table.ForeignKey key : foreignKeys()) {
            change = change.dropConstraint(key.name().orElseThrow());
        }
        for (Table.Key key : uniques()) {
            change = change.dropConstraint(key.name().orElseThrow());
        }
        for (Table.Index index : indexes()) {
            change = change.dropIndex(index.name());
        }
        return change;
    }

    TableChange replace() {
        TableChange change = TableChange.of(table.name());
        for (NamedReference reference : references) {
            String name = "\"%s\".\"%s\"".formatted(table.name(), reference.column());
            change = change.replaceColumn(
                    reference.column(),
                    ColumnType.BIGINT,
                    "(SELECT c.collection_id FROM collection AS c WHERE c.name = " + name + ")");
        }
        return change;
    }

    TableChange make() {
        TableChange change = TableChange.of(table.name());
        for (NamedReference reference : references) {
            if (!reference.column().equals(reference.to())) {
                change = change.renameColumn(reference.column(), reference.to());
            }
            // SQLite lets a key be null that is not declared otherwise, and Butler leaves it at that.
            if (table.column(reference.column()).orElseThrow().nullable()) {
                change = change.dropNotNull(reference.to());
            }
        }
        for (Table.Key key : uniques()) {
            change = change.addUnique(renamed(key.columns()).toArray(String[]::new));
        }
        for (Table.Index index : indexes()) {
            change = change.addIndex(renamed(index));
        }
        for (Table.ForeignKey key : foreignKeys()) {
            List<String> target = renames.of(key.table(), key.references());
            change = change.addForeignKey(Table.ForeignKey.of(renamed(key.columns()), key.table(), target)
                    .with(key.rules()));
        }
        return change;
    }

    private Table.Index renamed(Table.Index index) {
        List<String> columns = renamed(index.columns());
        String name = Stream.of(Names.foreignKeyIndex(table.name(), columns), Names.index(table.name(), columns))
                .filter(rule -> index.name().startsWith(start(rule)))
                .findFirst()
                .orElse(index.name());
        return new Table.Index(name, columns, index.unique());
    }

    /** The part of a name that does not depend on the columns. */
    private String start(String name) {
        return name.substring(0, name.indexOf("idx_", table.name().length()) + 4);
    }

    private List<Table.ForeignKey> foreignKeys() {
        return table.foreignKeys().stream()
                .filter(key -> key.name().isPresent() && isNamed(key.columns()))
                .toList();
    }

    private List<Table.Key> uniques() {
        return table.uniques().stream()
                .filter(key -> key.name().isPresent() && isNamed(key.columns()))
                .toList();
    }

    private List<Table.Index> indexes() {
        List<String> ofUniques =
                table.uniques().stream().flatMap(key -> key.name().stream()).toList();
        return table.indexes().stream()
                .filter(index -> isNamed(index.columns()) && !ofUniques.contains(index.name()))
                .toList();
    }

    private boolean isNamed(List<String> columns) {
        return references.stream().map(NamedReference::column).anyMatch(columns::contains);
    }

    private List<String> renamed(List<String> columns) {
        return renames.of(table.name(), columns);
    }
}
