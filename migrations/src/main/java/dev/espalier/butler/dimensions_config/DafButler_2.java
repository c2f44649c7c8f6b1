package dev.espalier.butler.dimensions_config;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.Option;
import dev.espalier.Revision;
import dev.espalier.butler.AttributesMapper;
import dev.espalier.butler.ButlerAttributes;
import dev.espalier.butler.ButlerKeys;
import dev.espalier.butler.LeftOver;
import dev.espalier.butler.ManagerClasses;
import dev.espalier.butler.Rows;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=2.
 *
 * <p>A visit may belong to several visit systems: which ones moves from {@code visit} and {@code visit_definition} to a
 * table of its own. Instruments get a default visit system; visits and exposures tell more of themselves.
 */
@Revision(
        id = "bf6308af80aa",
        parent = "380002bcbb26",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "2",
        options =
                @Option(
                        name = DafButler_2.OPTION,
                        meaning = "whether the exposures that are there hold anything simulated: 0 no, 1 yes",
                        allowed = {"0", "1"},
                        required = true))
public final class DafButler_2 implements Migration {
    static final String OPTION = "has_simulated";

    private static final String MANAGER = ManagerClasses.fullName("StaticDimensionRecordStorageManager");

    @Override
    public void check(MigrationContext db) {
        LeftOver.refuse(
                db,
                Stream.of(
                        "instrument.visit_system",
                        "visit.seq_num",
                        "visit.azimuth",
                        "exposure.seq_start",
                        "exposure.seq_end",
                        "exposure.azimuth",
                        "exposure.has_simulated",
                        "visit_system_membership"));
        Universe.check(db, 2);
        checkManager(db);
        checkVisits(db);
    }

    /** The digest that follows is that of this manager's tables. */
    private static void checkManager(MigrationContext db) {
        String row = "config:registry.managers.dimensions";
        ButlerAttributes.value(db, row)
                .filter(manager -> !manager.equals(MANAGER))
                .ifPresent(manager -> {
                    throw new Obstacle(
                            "butler_attributes has " + manager + " in " + row + ", but the tables of " + MANAGER
                                    + " are those that can be migrated; migrate this registry with the tools of that manager");
                });
    }

    private static void checkVisits(MigrationContext db) {
        if (db.table("visit_definition").flatMap(table -> table.column("visit")).isPresent()) {
            new Rows(
                            "visit_definition",
                            "visit IS NULL",
                            "instrument, exposure",
                            "instrument || ' exposure ' || exposure")
                    .refuse(db, "no visit", "give them their visit, or delete them");
        }
    }

    @Override
    public void upgrade(MigrationContext db) {
        VisitsMapper visits = db.mapper(VisitsMapper.class);
        db.alter(
                TableChange.of("instrument").addColumn("visit_system", ColumnType.BIGINT),
                TableChange.of("visit")
                        .dropColumn("visit_system")
                        .addColumn("seq_num", ColumnType.BIGINT)
                        .addColumn("azimuth", ColumnType.DOUBLE),
                TableChange.of("exposure")
                        .addColumn("seq_start", ColumnType.BIGINT)
                        .addColumn("seq_end", ColumnType.BIGINT)
                        .addColumn("azimuth", ColumnType.DOUBLE)
                        .addColumn("has_simulated", ColumnType.BOOLEAN),
                membership(db.dialect()));
        visits.fillInstruments();
        visits.fillVisits();
        visits.fillExposures(simulated(db));
        visits.fillMembership();
        visits.deleteRepeatedDefinitions();
        db.alter(TableChange.of("visit_definition")
                .dropPrimaryKey()
                .dropColumn("visit_system")
                .addPrimaryKey("instrument", "exposure", "visit"));
        Universe.upgrade(db, 2);
        db.mapper(AttributesMapper.class)
                .update(
                        "schema_digest:" + MANAGER,
                        db.dialect().choose("689da2cd495d8caba0eb05cb137c177f", "67be8681bc44dd8ed717b9056679f62c"));
    }

    private static boolean simulated(MigrationContext db) {
        return db.option(OPTION)
                .orElseThrow(() -> new Obstacle(
                        "say with --options " + OPTION + "=0 or 1 whether the exposures hold anything simulated"))
                .equals("1");
    }

    private static TableChange membership(Dialect dialect) {
        TableChange change = ButlerKeys.addInstrument(ButlerKeys.addKey(
                TableChange.create("visit_system_membership")
                        .addColumn("instrument", ColumnType.varchar(16))
                        .addColumn("visit_system", ColumnType.BIGINT)
                        .addColumn("visit", ColumnType.BIGINT)
                        .setNotNull("instrument")
                        .setNotNull("visit_system")
                        .setNotNull("visit"),
                List.of("instrument", "visit_system", "visit")));
        for (String parent : List.of("visit_system", "visit")) {
            change = ButlerKeys.addReference(
                    change, Table.ForeignKey.of(List.of("instrument", parent), parent, List.of("instrument", "id")));
        }
        return ButlerKeys.addLength(dialect, change, "instrument", "instrument", 16);
    }
}
