package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.butler.ManagerClasses;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Migration script for SynthIntKeyCollectionManager 2.0.0.
 *
 * <p>Every collection, until now known by its name, gets a number, and all tables refer to it by that. The names stay
 * unique.
 */
@Revision(
        id = "8c57494cabcc",
        parent = "93341d68b814",
        tree = NameToInt.TREE,
        manager = NameToInt.INT_KEY,
        version = "2.0.0")
public final class SynthIntKeyCollectionManager_2_0_0 implements Migration {
    private static final TableChange COLLECTION = TableChange.of("collection");

    @Override
    public void check(MigrationContext db) {
        CollectionNames.check(db);
    }

    @Override
    public void upgrade(MigrationContext db) {
        List<NamedReference> references = NamedReference.all(db);
        if (db.dialect() == Dialect.POSTGRESQL) {
            db.execute(
                    Stream.concat(Stream.of("collection"), references.stream().map(NamedReference::table))
                            .distinct()
                            .map(db.dialect()::quote)
                            .collect(Collectors.joining(", ", "LOCK TABLE ", " IN EXCLUSIVE MODE")));
        }
        long numbered = number(db);
        List<NumberedTable> tables = NumberedTable.all(db, references);
        List<TableChange> drops = new ArrayList<>(
                List.of(COLLECTION.dropPrimaryKey().setNotNull("name").addUnique("name")));
        tables.forEach(table -> drops.add(0, table.drop()));
        List<TableChange> additions = new ArrayList<>(List.of(COLLECTION.addPrimaryKey("collection_id")));
        tables.forEach(table -> additions.add(table.make()));
        carryOut(db, List.of(drops, tables.stream().map(NumberedTable::replace).toList(), additions));
        db.report("collections with a number: " + numbered);
        db.report("in butler.yaml, set registry.managers.collections to " + ManagerClasses.fullName(NameToInt.INT_KEY));
    }

    /** Gives each collection its number, in the order in which the table holds them. */
    private static long number(MigrationContext db) {
        db.alter(COLLECTION.addColumn("collection_id", new ColumnType("BIGINT", "INTEGER")));
        if (db.dialect() == Dialect.POSTGRESQL) {
            db.execute("CREATE SEQUENCE collection_seq_collection_id");
            return db.execute("UPDATE collection SET collection_id = nextval('collection_seq_collection_id')");
        }
        return db.execute("""
                UPDATE collection SET collection_id = n
                FROM (SELECT rowid AS row, row_number() OVER (ORDER BY rowid) AS n FROM collection) AS numbers
                WHERE numbers.row = collection.rowid
                """);
    }

    /** On SQLite all stages in one rebuild of each table; PostgreSQL needs those of all tables one after the other. */
    private static void carryOut(MigrationContext db, List<List<TableChange>> stages) {
        if (db.dialect() == Dialect.SQLITE) {
            db.alter(stages.stream().flatMap(List::stream).toArray(TableChange[]::new));
        } else {
            stages.forEach(stage -> db.alter(stage.toArray(TableChange[]::new)));
        }
    }
}
