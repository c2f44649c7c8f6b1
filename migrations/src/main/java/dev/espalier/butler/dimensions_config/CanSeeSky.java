package dev.espalier.butler.dimensions_config;

import dev.espalier.butler.JsonText;

/** Universe 7: exposures say whether they can see the sky. */
final class CanSeeSky implements Edit {
    @Override
    public void carryOut(Place top) {
        metadata(top).add(JsonText.parse("""
                {"name": "can_see_sky", "type": "bool", "doc": "Whether light from the sky could reach the detectors; NULL where nobody knows."}
                """));
    }

    @Override
    public void undo(Place top) {
        metadata(top).drop("can_see_sky");
    }

    private static Place metadata(Place top) {
        return top.at("elements", "exposure", "metadata");
    }
}
