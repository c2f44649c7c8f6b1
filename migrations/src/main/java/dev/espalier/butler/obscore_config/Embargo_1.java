package dev.espalier.butler.obscore_config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.Option;
import dev.espalier.Revision;
import dev.espalier.butler.AttributesMapper;
import dev.espalier.butler.ButlerAttributes;
import dev.espalier.butler.JsonText;

/**
 * Migration script for obscore-config namespace=embargo version=1.
 *
 * <p>The registry gets the configuration of its observation table, and the table that follows from it, still empty. The
 * way back takes the configuration away only: the table stays with its rows, and is used again by the next upgrade.
 */
@Revision(
        id = "4fe28ef5030f",
        parent = "2daeabfb5019",
        tree = ObscoreConfig.TREE,
        manager = ObscoreConfig.EMBARGO,
        version = "1",
        options =
                @Option(
                        name = Embargo_1.OPTION,
                        meaning = "the YAML file with the configuration of the observation table",
                        required = true))
public final class Embargo_1 implements Migration {
    static final String OPTION = "obscore_config";

    private static final String ROW = "config:obscore.json";

    @Override
    public void check(MigrationContext db) {
        ButlerAttributes.value(db, ROW).ifPresent(value -> {
            throw new Obstacle("butler_attributes has a row " + ROW + " although the registry has no observation table"
                    + " configured yet; delete that row");
        });
        Configuration.table(configuration(db)).check(db);
    }

    @Override
    public void upgrade(MigrationContext db) {
        ObjectNode configuration = configuration(db);
        db.mapper(AttributesMapper.class).insert(ROW, JsonText.of(configuration));
        Configuration.table(configuration).create(db);
        db.report("before anything is written to the registry, run `butler obscore update-table` of dax_obscore");
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.mapper(AttributesMapper.class).delete(ROW);
        db.report("the observation table stays with its rows; drop it when nobody needs it");
    }

    private static ObjectNode configuration(MigrationContext db) {
        return ConfigurationFile.read(db.option(OPTION)
                .orElseThrow(() -> new Obstacle(
                        "give the configuration of the observation table with --options " + OPTION + "=<file.yaml>")));
    }
}
