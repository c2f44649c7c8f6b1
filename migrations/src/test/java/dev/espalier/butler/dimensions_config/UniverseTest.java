package dev.espalier.butler.dimensions_config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.Obstacle;
import dev.espalier.butler.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UniverseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\": 0, \"a\": [1, -2.5, 1e-07, 1.5e+300, 0.0001, 1e+16, 123456789012345.0, 0.0], \"b\": {}, \"c\": []}",
                "{\"doc\": \"Gr\\u00f6\\u00dfe \\ud83d\\ude00 \\\"x\\\"\\n\\t\\\\ / \\u007f\", \"t\": true, \"n\": null,"
                        + " \"i\": 123456789012345678901234567890}"
            })
    void whatIsNotTouchedStaysByteForByte(String text) {
        String stored = text.replace("\\u007f", "\u007f");
        assertThat(Universe.parse(stored).text()).isEqualTo(stored);
    }

    @Test
    void editsAndNothingElseTellVersionsApart() {
        Universe zero = Universe.standard(0);
        for (int version = 1; version <= 7; version++) {
            assertThat(Universe.standard(version).version()).isEqualTo(version);
            assertThat(zero.carriedTo(version).text())
                    .isEqualTo(Universe.standard(version).text());
            assertThat(Standard.differences(Universe.standard(version - 1), version))
                    .as("%s", version)
                    .isNotEmpty();
        }
        assertThat(Universe.standard(0).text()).isEqualTo(zero.text());
        assertThat(Universe.standard(7).carriedTo(5).version()).isEqualTo(7);
    }

    @Test
    void tellsWhatElementsImply() {
        assertThat(Universe.standard(0).implies("visit")).containsExactly("physical_filter", "visit_system");
        assertThat(Universe.standard(7).implies("exposure")).containsExactly("physical_filter", "group", "day_obs");
        assertThat(Universe.standard(2).implies("visit_definition")).isEmpty();
        assertThat(Universe.standard(7).implies("nothing")).isEmpty();
        assertThat(Universe.standard(7).elements()).containsSubsequence("detector", "group", "day_obs", "visit");
    }

    @Test
    void keepsWhatASiteHasAddedAndWritten() {
        ObjectNode site = (ObjectNode) JsonText.parse(Universe.standard(0).text());
        site.withObject("/skypix").put("ours", 3);
        site.withObject("/elements/visit").put("doc", "Größe");
        site.withObject("/elements").putObject("moon").putArray("requires").add("visit");
        site.withArray("/elements/visit/implies").add("moon");
        site.withArray("/elements/visit/metadata")
                .addObject()
                .put("name", "remark")
                .put("type", "string");
        Universe seven = Universe.parse(site.toString()).carriedTo(7);
        assertThat(Standard.differences(seven, 7)).isEmpty();
        JsonNode json = seven.json();
        assertThat(json.at("/skypix/ours").asInt()).isEqualTo(3);
        assertThat(json.at("/elements/visit/doc").asText()).isEqualTo("Größe");
        assertThat(json.at("/elements/moon/requires/0").asText()).isEqualTo("visit");
        assertThat(seven.implies("visit")).containsExactly("physical_filter", "moon", "day_obs");
        assertThat(json.at("/elements/visit/metadata/7").toString())
                .isEqualTo("{\"name\":\"remark\",\"type\":\"string\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "observation_reason", "type": "string", "length": 68 | "observation_reason", "type": "string", "length": 69 | elements.visit.metadata.observation_reason.length is 69, not 68
            "name": "seq_start"                           | "name": "seq_begin"    | elements.exposure.metadata.seq_start is missing
            "physical_filter"                             | "filter"               | elements.physical_filter is missing
            "always_join": true                           | "always_join": false   | elements.visit_definition.always_join is false, not true
            "temporal"                                    | "timely"               | topology.temporal is missing
            "observation_timespans": ["exposure", "visit"] | "observation_timespans": {} | topology.temporal.observation_timespans is {}, not ["exposure","visit"]
            """)
    void differsFromTheStandardWhereItSaysSomethingElse(String standard, String site, String difference) {
        String text = Universe.standard(5).text();
        assertThat(text).contains(standard);
        assertThat(Standard.differences(Universe.parse(text.replace(standard, site)), 5))
                .contains(difference);
    }

    @Test
    void agreesWithTheStandardWhateverItsTexts() {
        Universe other = Universe.parse(
                Universe.standard(5).text().replaceAll("\"doc\": \"[^\"]*\"", "\"doc\": \"something else\""));
        assertThat(Standard.differences(other, 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4 | "length": 16                  | "length": 17               | elements.instrument.keys.name.length is 17, not 16;
            1 | "visit_system"                | "system"                   | elements.visit.implies.visit_system is missing;
            0 | "skypix": {                   | "skypix": {"healpix": {},  | skypix.healpix is there already;
            0 | "skypix": {                   | "pix": {                   | skypix is missing;
            6 | "name": "has_simulated"       | "name": "can_see_sky"      | elements.exposure.metadata.can_see_sky is there already;
            5 | "observation_timespans": ["exposure", "visit"] | "observation_timespans": {} | topology.temporal.observation_timespans is not a list;
            """)
    void isNotEditedWhereItIsNotAsExpected(int version, String standard, String site, String message) {
        String text = Universe.standard(version).text();
        assertThat(text).contains(standard);
        Universe other = Universe.parse(text.replace(standard, site));
        assertThatThrownBy(() -> other.carriedTo(version + 1))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"[], does not hold a JSON object", "{, is not JSON"})
    void isReadOnlyFromJson(String text, String message) {
        assertThatThrownBy(() -> Universe.parse(text))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("config:dimensions.json of butler_attributes " + message);
    }
}
