package dev.espalier.butler.dimensions_config;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Option;
import dev.espalier.Revision;
import dev.espalier.butler.ButlerKeys;
import dev.espalier.butler.LeftOver;
import dev.espalier.butler.Rows;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=6.
 *
 * <p>Days of observation and groups of exposures get tables of their own, which exposures refer to.
 */
@Revision(
        id = "1fae088c80b6",
        parent = "2a8a32e1bec3",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "6",
        options = {
            @Option(
                    name = Standard.OPTION,
                    meaning = "1 to go on although the registry's dimension universe differs from the standard one",
                    allowed = {"0", "1"},
                    requiredWhen = "the registry's dimension universe differs from the standard universe 5"),
            @Option(
                    name = DayBegins.OPTION + ".<instrument>",
                    meaning = "seconds from TAI midnight to the begin of that instrument's day of observation",
                    requiredWhen = "an instrument with exposures is not one of Rubin Observatory's")
        })
public final class DafButler_6 implements Migration {
    @Override
    public void check(MigrationContext db) {
        LeftOver.refuse(db, Stream.of("day_obs", "group", "exposure.group"));
        Universe.check(db, 6);
        Standard.check(db, 5);
        if (db.table("exposure").flatMap(table -> table.column("group_name")).isPresent()) {
            checkExposures(db);
            new Days(db).check();
        }
    }

    private static void checkExposures(MigrationContext db) {
        Rows.ofInstruments("exposure", "day_obs IS NULL")
                .refuse(db, "no day_obs", "give them the day, YYYYMMDD, on which they were taken");
        Rows.ofInstruments("exposure", "group_name IS NULL")
                .refuse(
                        db,
                        "no group_name",
                        "give them a group, such as one of their own that is named by their obs_id");
    }

    @Override
    public void upgrade(MigrationContext db) {
        InstrumentNames.lengthenWhereLeftShort(db);
        db.alter(days(db), groups(db));
        new Days(db).fill();
        db.mapper(DaysMapper.class).fillGroups();
        db.alter(exposures());
        Universe.upgrade(db, 6);
    }

    private static TableChange days(MigrationContext db) {
        TableChange days = start("day_obs").addColumn("id", ColumnType.BIGINT).setNotNull("id");
        return end(
                db,
                db.dialect() == Dialect.POSTGRESQL
                        ? days.addColumn("timespan", ColumnType.same("INT8RANGE"))
                        : days.addColumn("timespan_begin", ColumnType.BIGINT)
                                .addColumn("timespan_end", ColumnType.BIGINT),
                "id");
    }

    private static TableChange groups(MigrationContext db) {
        return end(db, start("group").addColumn("name", ColumnType.TEXT).setNotNull("name"), "name");
    }

    private static TableChange start(String table) {
        return TableChange.create(table)
                .addColumn("instrument", ColumnType.varchar(32))
                .setNotNull("instrument");
    }

    private static TableChange end(MigrationContext db, TableChange table, String key) {
        return LengthCheck.of(table.table(), "instrument")
                .add(db, ButlerKeys.addInstrument(ButlerKeys.addKey(table, List.of("instrument", key))), 32);
    }

    private static TableChange exposures() {
        TableChange exposures = TableChange.of("exposure")
                .setNotNull("day_obs")
                .renameColumn("group_name", "group")
                .setNotNull("group")
                .dropColumn("group_id");
        return ButlerKeys.addReference(
                ButlerKeys.addReference(
                        exposures,
                        Table.ForeignKey.of(List.of("instrument", "day_obs"), "day_obs", List.of("instrument", "id"))),
                Table.ForeignKey.of(List.of("instrument", "group"), "group", List.of("instrument", "name")));
    }
}
