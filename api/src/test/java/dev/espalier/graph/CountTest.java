package dev.espalier.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {
    @Test
    void onlyOneIsSingular() {
        assertThat(Count.of(0, "row")).isEqualTo("0 rows");
        assertThat(Count.of(1, "row")).isEqualTo("1 row");
        assertThat(Count.of(2, "other name")).isEqualTo("2 other names");
    }
}
