package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.butler.JsonText;

/** Universe 3: reasons for observations may be longer. */
final class LongReasons implements Edit {
    private static final JsonNode SHORT = JsonText.parse("32");
    private static final JsonNode LONG = JsonText.parse("68");

    @Override
    public void carryOut(Place top) {
        change(top, SHORT, LONG);
    }

    @Override
    public void undo(Place top) {
        change(top, LONG, SHORT);
    }

    private static void change(Place top, JsonNode from, JsonNode to) {
        top.at("elements", "visit", "metadata", "observation_reason").change("length", from, to);
        top.at("elements", "exposure", "metadata", "observation_reason").change("length", from, to);
    }
}
