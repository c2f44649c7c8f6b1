package dev.espalier.butler.dimensions_config;

import dev.espalier.Baseline;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Option;
import dev.espalier.Revision;
import dev.espalier.butler.LeftOver;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=7.
 *
 * <p>Exposures say whether they can see the sky, as far as it follows from what kind of exposures they are.
 */
@Revision(
        id = "352c30854bb0",
        parent = "1fae088c80b6",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "7",
        options =
                @Option(
                        name = Standard.OPTION,
                        meaning = "1 to go on although the registry's dimension universe differs from the standard one",
                        allowed = {"0", "1"},
                        requiredWhen = "the registry's dimension universe differs from the standard universe 6"))
public final class DafButler_7 implements Migration, Baseline {
    @Override
    public void create(MigrationContext db) {
        Universe.create(db, 7);
    }

    @Override
    public void check(MigrationContext db) {
        LeftOver.refuse(db, Stream.of("exposure.can_see_sky"));
        Universe.check(db, 7);
        Standard.check(db, 6);
    }

    @Override
    public void upgrade(MigrationContext db) {
        InstrumentNames.lengthenWhereLeftShort(db);
        db.alter(TableChange.of("exposure").addColumn("can_see_sky", ColumnType.BOOLEAN));
        SkyMapper sky = db.mapper(SkyMapper.class);
        sky.fill();
        List<String> unknown = sky.unknownTypes();
        if (!unknown.isEmpty()) {
            db.report("exposures whose can_see_sky stays NULL are of type " + String.join(", ", unknown));
        }
        Universe.upgrade(db, 7);
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.alter(TableChange.of("exposure").dropColumn("can_see_sky"));
        Universe.downgrade(db, 7);
    }
}
