package dev.espalier.butler.dimensions_config;

import dev.espalier.butler.JsonText;

/** Universe 6: days of observation and groups of exposures are dimensions of their own. */
final class DaysAndGroups implements Edit {
    @Override
    public void carryOut(Place top) {
        Place elements = top.at("elements");
        elements.putBefore("visit", "group", JsonText.parse("""
                {"doc": "Exposures that belong together by decision of those who took them.",
                 "keys": [{"name": "name", "type": "string", "length": 64}], "requires": ["instrument"],
                 "storage": {"cls": "lsst.daf.butler.registry.dimensions.table.TableDimensionRecordStorage"}}
                """));
        elements.putBefore("visit", "day_obs", JsonText.parse("""
                {"doc": "The observatory's day, from one daytime to the next, as a number YYYYMMDD; when it changes is up to the observatory.",
                 "keys": [{"name": "id", "type": "int"}], "requires": ["instrument"],
                 "storage": {"cls": "lsst.daf.butler.registry.dimensions.table.TableDimensionRecordStorage"}}
                """));
        elements.at("visit", "metadata").drop("day_obs");
        elements.at("visit", "implies").add(JsonText.parse("\"day_obs\""));
        Place exposure = elements.at("exposure");
        exposure.at("metadata").drop("day_obs");
        exposure.at("metadata").drop("group_name");
        exposure.at("metadata").drop("group_id");
        exposure.at("implies").add(JsonText.parse("\"group\""));
        exposure.at("implies").add(JsonText.parse("\"day_obs\""));
        top.at("topology", "temporal", "observation_timespans").add(JsonText.parse("\"day_obs\""));
    }
}
