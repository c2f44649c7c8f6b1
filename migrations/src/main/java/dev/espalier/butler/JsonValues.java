package dev.espalier.butler;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.espalier.Obstacle;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The plain values at the top of a JSON object, by name; nulls are left out. Quicker to have than the whole tree. */
final class JsonValues {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonValues() {}

    /**
     * Those of the configuration that a row of {@code butler_attributes} holds.
     *
     * @throws Obstacle when it does not hold one, and where it ceases to be JSON
     */
    static Map<String, String> ofRow(String row, String text) {
        Map<String, String> values = new TreeMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            boolean whole = json.nextToken() == JsonToken.START_OBJECT;
            while (whole && json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isStructStart()) {
                    json.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    values.put(name, json.getText());
                }
            }
            if (whole && json.nextToken() == null) {
                return values;
            }
        } catch (IOException e) {
            // What is wrong is said by whoever makes a tree of it.
        }
        JsonText.ofRow(row, text);
        return values;
    }
}
