package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.butler.JsonText;
import java.util.List;

/** Universe 4: says which elements get their rows together with visits. */
final class PopulatedByVisit implements Edit {
    private static final List<String> ELEMENTS =
            List.of("visit_detector_region", "visit_definition", "visit_system_membership");
    private static final String MEMBER = "populated_by";
    private static final JsonNode VISIT = JsonText.parse("\"visit\"");

    @Override
    public void carryOut(Place top) {
        ELEMENTS.forEach(element -> top.at("elements", element).put(MEMBER, VISIT));
    }

    @Override
    public void undo(Place top) {
        ELEMENTS.forEach(element -> top.at("elements", element).remove(MEMBER, VISIT));
    }
}
