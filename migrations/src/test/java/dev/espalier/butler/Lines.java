package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Compares long lists, and shows only where they differ. */
final class Lines {
    private Lines() {}

    static <T> void assertSame(String what, List<T> ours, List<T> expected) {
        assertThat(without(expected, ours)).as("missing in %s", what).isEmpty();
        assertThat(without(ours, expected)).as("too much in %s", what).isEmpty();
        assertThat(ours.equals(expected)).as("the order of %s", what).isTrue();
    }

    private static <T> List<T> without(List<T> lines, List<T> others) {
        List<T> rest = new ArrayList<>(lines);
        others.forEach(rest::remove);
        return rest;
    }
}
