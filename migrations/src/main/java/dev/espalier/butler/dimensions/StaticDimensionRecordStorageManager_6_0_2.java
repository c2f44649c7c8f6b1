package dev.espalier.butler.dimensions;

import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.Option;
import dev.espalier.Revision;
import dev.espalier.butler.NewTable;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.schema.TableChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Migration script for StaticDimensionRecordStorageManager 6.0.2.
 *
 * <p>Columns that hold what a dimension implies, such as the filter of a visit, cannot be null from then on. Which ones
 * these are follows from the registry's dimension universe as it is at that time.
 */
@Revision(
        id = "035dcf13ef18",
        parent = "1601d5973bf8",
        tree = Dimensions.TREE,
        manager = Dimensions.STATIC,
        version = "6.0.2",
        options =
                @Option(
                        name = NullFilter.OPTION,
                        meaning = "the physical_filter that visits and exposures without one are given",
                        requiredWhen = "rows of visit or exposure have no physical_filter"))
public final class StaticDimensionRecordStorageManager_6_0_2 implements Migration, Baseline {
    @Override
    public void create(MigrationContext db) {
        Dialect dialect = db.dialect();
        Universe universe = Universe.of(db);
        Keys keys = new Keys(universe);
        db.alter(Stream.of(
                        new ElementTables(dialect, universe, keys).all(),
                        new OverlapTables(dialect, universe, keys).all(),
                        new GraphTables(dialect).all())
                .flatMap(List::stream)
                .map(NewTable::change)
                .toArray(TableChange[]::new));
        if (dialect == Dialect.POSTGRESQL) {
            db.execute("CREATE SEQUENCE dimension_graph_key_seq_id");
        }
    }

    @Override
    public void check(MigrationContext db) {
        ImpliedColumn.find(db).ifPresent(columns -> {
            new NullFilter(db, columns).check();
            refuseNulls(
                    db, columns.stream().filter(column -> !column.isFilter()).toList());
        });
    }

    private static void refuseNulls(MigrationContext db, List<ImpliedColumn> columns) {
        List<String> found = ImpliedColumn.nulls(db, columns);
        if (!found.isEmpty()) {
            throw new Obstacle(
                    "rows are incomplete: " + String.join(", ", found) + "; give them a value, or delete them");
        }
    }

    @Override
    public void upgrade(MigrationContext db) {
        List<ImpliedColumn> columns = ImpliedColumn.all(db);
        new NullFilter(db, columns).fill();
        alter(db, columns, TableChange::setNotNull);
    }

    @Override
    public void downgrade(MigrationContext db) {
        alter(db, ImpliedColumn.all(db), TableChange::dropNotNull);
    }

    private static void alter(
            MigrationContext db, List<ImpliedColumn> columns, BiFunction<TableChange, String, TableChange> change) {
        Map<String, TableChange> changes = new LinkedHashMap<>();
        for (ImpliedColumn column : columns) {
            TableChange before = changes.getOrDefault(column.table(), TableChange.of(column.table()));
            changes.put(column.table(), change.apply(before, column.name()));
        }
        db.alter(changes.values().toArray(TableChange[]::new));
    }
}
