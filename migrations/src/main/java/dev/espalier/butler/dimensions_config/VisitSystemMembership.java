package dev.espalier.butler.dimensions_config;

import dev.espalier.butler.JsonText;

/** Universe 2: a visit may belong to several visit systems, and more is told of visits and exposures. */
final class VisitSystemMembership implements Edit {
    @Override
    public void carryOut(Place top) {
        Place elements = top.at("elements");
        elements.at("instrument", "metadata").addBefore("exposure_max", JsonText.parse("""
                {"name": "visit_system", "type": "int", "doc": "Number of the visit system that this instrument uses by default."}
                """));
        visit(elements.at("visit"));
        exposure(elements.at("exposure", "metadata"));
        Place definition = elements.at("visit_definition");
        definition.at("requires").drop("visit_system");
        definition.at("requires").add(JsonText.parse("\"visit\""));
        definition.at("implies").drop("visit");
        definition.removeIfEmpty("implies");
        elements.put("visit_system_membership", JsonText.parse("""
                {"doc": "Says which visits are part of which visit systems.", "requires": ["visit", "visit_system"],
                 "always_join": true,
                 "storage": {"cls": "lsst.daf.butler.registry.dimensions.table.TableDimensionRecordStorage"}}
                """));
    }

    private static void visit(Place visit) {
        visit.at("implies").drop("visit_system");
        visit.at("metadata").addBefore("exposure_time", JsonText.parse("""
                {"name": "seq_num", "type": "int", "doc": "Lowest sequence number among the exposures of the visit."}
                """));
        visit.at("metadata").addBefore("zenith_angle", JsonText.parse("""
                {"name": "azimuth", "type": "float", "doc": "Where the telescope pointed, in degrees of azimuth; a rough value, as it moves during a visit."}
                """));
    }

    private static void exposure(Place metadata) {
        metadata.addBefore("group_name", JsonText.parse("""
                {"name": "seq_start", "type": "int", "doc": "First sequence number of the run of exposures that this one is part of."}
                """));
        metadata.addBefore("group_name", JsonText.parse("""
                {"name": "seq_end", "type": "int", "doc": "Last sequence number of the run of exposures that this one is part of."}
                """));
        metadata.addBefore("zenith_angle", JsonText.parse("""
                {"name": "azimuth", "type": "float", "doc": "Where the telescope pointed when the exposure began, in degrees of azimuth; NULL where that says nothing."}
                """));
        metadata.add(JsonText.parse("""
                {"name": "has_simulated", "type": "bool", "doc": "Whether anything in this exposure, pixels or headers, comes from a simulation."}
                """));
    }
}
