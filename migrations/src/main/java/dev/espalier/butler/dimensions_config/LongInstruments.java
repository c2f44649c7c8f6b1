package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.butler.JsonText;

/** Universe 5: names of instruments may be longer. */
final class LongInstruments implements Edit {
    private static final JsonNode SHORT = JsonText.parse("16");
    private static final JsonNode LONG = JsonText.parse("32");

    @Override
    public void carryOut(Place top) {
        name(top).change("length", SHORT, LONG);
    }

    @Override
    public void undo(Place top) {
        name(top).change("length", LONG, SHORT);
    }

    private static Place name(Place top) {
        return top.at("elements", "instrument", "keys", "name");
    }
}
