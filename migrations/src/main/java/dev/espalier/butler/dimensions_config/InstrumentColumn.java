package dev.espalier.butler.dimensions_config;

import dev.espalier.MigrationContext;
import dev.espalier.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A column that holds names of instruments. */
record InstrumentColumn(String table, String name) implements Comparable<InstrumentColumn> {
    private static final InstrumentColumn FIRST = new InstrumentColumn("instrument", "name");

    /** {@code instrument.name}, and every column that refers to it, be it by way of others. */
    static Set<InstrumentColumn> all(MigrationContext db) {
        Collection<Table> tables = db.tables(db.tables()).values();
        Set<InstrumentColumn> found = new TreeSet<>(Set.of(FIRST));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Table table : tables) {
                for (Table.ForeignKey key : table.foreignKeys()) {
                    grows |= found.addAll(referring(table.name(), key, found));
                }
            }
        }
        return found;
    }

    private static List<InstrumentColumn> referring(String table, Table.ForeignKey key, Set<InstrumentColumn> found) {
        return IntStream.range(0, key.columns().size())
                .filter(i -> found.contains(
                        new InstrumentColumn(key.table(), key.references().get(i))))
                .mapToObj(i -> new InstrumentColumn(table, key.columns().get(i)))
                .toList();
    }

    @Override
    public int compareTo(InstrumentColumn other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : name.compareTo(other.name);
    }
}
