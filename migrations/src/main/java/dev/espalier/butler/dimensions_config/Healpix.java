package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.butler.JsonText;

/** Universe 1: HEALPix pixels, and a name for the family of universes. */
final class Healpix implements Edit {
    private static final JsonNode NAMESPACE = JsonText.parse("\"" + DimensionsConfig.DAF_BUTLER + "\"");
    private static final JsonNode PIXELS = JsonText.parse("""
            {"class": "lsst.sphgeom.HealpixPixelization", "max_level": 17}
            """);

    @Override
    public void carryOut(Place top) {
        top.at("skypix").put("healpix", PIXELS);
        top.putUnlessEqual("namespace", NAMESPACE);
    }

    @Override
    public void undo(Place top) {
        top.at("skypix").remove("healpix", PIXELS);
        top.remove("namespace", NAMESPACE);
    }
}
