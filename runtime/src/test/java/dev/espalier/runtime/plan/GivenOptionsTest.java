package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.graph.Capability;
import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GivenOptionsTest {
    private static final DeclaredOption RATE =
            new DeclaredOption("rate", "the rate in percent", List.of("7", "19"), true, "");
    private static final DeclaredOption OFFSET =
            new DeclaredOption("offset.<instrument>", "seconds", List.of(), false, "the data ask for it");
    private static final DeclaredOption ELSEWHERE = new DeclaredOption("namespace", "a name", List.of("x"), true, "");
    private static final List<DeclaredOption> KNOWN = List.of(RATE, OFFSET, ELSEWHERE);

    @Test
    void whatIsAllowedIsTaken() {
        new GivenOptions(Map.of("rate", "7", "offset.HSC", "-43200"), KNOWN).check(plan(Direction.UPGRADE));
    }

    @Test
    void whatNoStepTakesDoesNoHarm() {
        new GivenOptions(Map.of("rate", "7", "namespace", "not x"), KNOWN).check(plan(Direction.UPGRADE));
    }

    @Test
    void whatIsRequiredIsAskedForByUpgradesOnly() {
        refused(
                Map.of(),
                Direction.UPGRADE,
                "[REV324] upgrade t M 1 (a) does not go without option rate (the rate in percent); give it with: --options rate=7|19");
        new GivenOptions(Map.of(), KNOWN).check(plan(Direction.DOWNGRADE));
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        refused(Map.of("rate", "8", "offset.", "1", "rtae", "7"), Direction.UPGRADE, """
                [REV326] no migration takes an option 'offset.'; there are namespace, offset.<instrument>, rate
                [REV326] no migration takes an option 'rtae'; there are namespace, offset.<instrument>, rate
                [REV325] upgrade t M 1 (a) does not allow '8' for option rate; give one of 7, 19""");
    }

    @Test
    void aMisspeltNameIsRecognized() {
        refused(
                Map.of("rates", "7", "rate", "7"),
                Direction.UPGRADE,
                "[REV326] no migration takes an option 'rates'; did you mean rate?");
    }

    private static void refused(Map<String, String> given, Direction direction, String message) {
        assertThatThrownBy(() -> new GivenOptions(given, KNOWN).check(plan(direction)))
                .isInstanceOf(Refused.class)
                .hasMessage(message);
    }

    private static Plan plan(Direction direction) {
        RevisionNode node = new RevisionNode(
                "a",
                List.of(),
                List.of(),
                new TreeName("t"),
                "M",
                "1",
                Set.of(Capability.UPGRADE),
                "A",
                "",
                "",
                List.of(RATE, OFFSET));
        Step step = new Step(node, direction, Optional.empty(), Optional.of(node), List.of(), List.of("a"));
        assertThat(step.options()).isNotEmpty();
        State nowhere = new State(Set.of());
        return new Plan(Request.upgrade("a"), nowhere, List.of(step), nowhere);
    }
}
