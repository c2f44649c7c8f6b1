package dev.espalier.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> TREES = List.of("attributes", "collections", "datasets", "datastores", "opaque");

    @ParameterizedTest
    @CsvSource({
        "datasets, datasets",
        "dataset, datasets",
        "datastes, datasets",
        "datastore, datastores",
        "colections, collections",
        "Opaque, opaque",
        "dimensions, ''",
        "x, ''",
    })
    void nearestIsMeantWhenItIsNearEnough(String written, String meant) {
        assertThat(Suggestion.nearest(written, TREES).orElse("")).isEqualTo(meant);
    }

    @Test
    void ofTwoEquallyNearTheFirstByNameIsTaken() {
        assertThat(Suggestion.nearest("1.1", List.of("1.2", "1.0"))).contains("1.0");
    }

    @Test
    void aSuggestionEndsASentenceAndNoSuggestionAddsNothing() {
        assertThat(Suggestion.didYouMean("opague", TREES)).isEqualTo("; did you mean opaque?");
        assertThat(Suggestion.didYouMean("zzz", TREES)).isEmpty();
    }
}
