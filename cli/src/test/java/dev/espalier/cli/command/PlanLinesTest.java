package dev.espalier.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.DeclaredOption;
import dev.espalier.runtime.plan.Direction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PlanLinesTest {
    private static final DeclaredOption RATE =
            new DeclaredOption("rate", "the rate in percent", List.of("7", "19"), true, "");
    private static final DeclaredOption OFFSET =
            new DeclaredOption("offset.<till>", "seconds", List.of(), false, "a clock is wrong");
    private static final DeclaredOption NOTE = new DeclaredOption("note", "any text", List.of(), false, "");

    @Test
    void anOptionIsShownWithMeaningRequirementAndWhatIsAllowed() {
        assertThat(printed(Direction.UPGRADE, Map.of())).isEqualTo("""
                upgrade a M 1 (a1)
                      rate: the rate in percent; required; one of 7, 19
                      offset.<till>: seconds; required when a clock is wrong
                      note: any text
                """);
    }

    @Test
    void whatIsGivenStandsUnderWhatItIsGivenFor() {
        assertThat(printed(
                        Direction.UPGRADE,
                        new TreeMap<>(Map.of("offset.b", "1", "offset.a", "x=y", "rate", "7", "elsewhere", "z"))))
                .isEqualTo("""
                upgrade a M 1 (a1)
                      rate: the rate in percent; required; one of 7, 19
                        given: rate=7
                      offset.<till>: seconds; required when a clock is wrong
                        given: offset.a=x=y
                        given: offset.b=1
                      note: any text
                """);
    }

    @Test
    void noDowngradeRequiresOne() {
        assertThat(printed(Direction.DOWNGRADE, Map.of())).isEqualTo("""
                downgrade a M 1 (a1)
                      rate: the rate in percent; one of 7, 19
                      offset.<till>: seconds
                      note: any text
                """);
    }

    @Test
    void whatIsNotCarriedOutAsksForNothing() {
        assertThat(printed(Direction.STAMP, Map.of("rate", "7"))).isEqualTo("stamp a M 1 (a1)\n");
    }

    private static String printed(Direction direction, Map<String, String> given) {
        StringWriter text = new StringWriter();
        PlanLines.print(Steps.of(direction, RATE, OFFSET, NOTE), given, new PrintWriter(text));
        return text.toString();
    }
}
