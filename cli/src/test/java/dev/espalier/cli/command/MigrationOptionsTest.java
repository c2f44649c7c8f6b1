package dev.espalier.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Which pairs are read from {@code --options}. */
final class MigrationOptionsTest {
    @Command(name = "move")
    private static final class Move {
        @Mixin
        private MigrationOptions options = new MigrationOptions();
    }

    @Test
    void aValueIsAllBehindTheFirstEqualsSign() {
        assertThat(values("--options", "a=b=c")).isEqualTo(Map.of("a", "b=c"));
        assertThat(values("--options", "a= b ", "--options=e=")).isEqualTo(Map.of("a", " b ", "e", ""));
    }

    @Test
    void aCommaPartsPairsWhereANameAndAnEqualsSignFollow() {
        assertThat(values("--options", "a=1,b.C-d_2=3,e=")).isEqualTo(Map.of("a", "1", "b.C-d_2", "3", "e", ""));
        assertThat(values("--options", "a=1,2,b=3,4,")).isEqualTo(Map.of("a", "1,2", "b", "3,4,"));
        assertThat(values("--options", "a=x, y=z")).isEqualTo(Map.of("a", "x, y=z"));
        assertThat(values("--options", "a=1,2=3")).isEqualTo(Map.of("a", "1,2=3"));
    }

    @Test
    void theSameTwiceIsOnceAndTwoValuesAreAMistake() {
        assertThat(values("--options", "a=1", "--options", "a=1")).isEqualTo(Map.of("a", "1"));
        assertThat(values("--namespace", "n", "--options", "namespace=n")).isEqualTo(Map.of("namespace", "n"));
        assertThatThrownBy(() -> values("--options", "a=1,a=2"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("Option a is given twice, as '1' and as '2'; give it once.");
    }

    @Test
    void whatIsNoPairIsAMistake() {
        for (String text : new String[] {"a", "=a", "", ",a=1"}) {
            assertThatThrownBy(() -> values("--options", text))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageEndingWith("is no option of a migration; write --options NAME=VALUE.");
        }
    }

    private static Map<String, String> values(String... arguments) {
        Move move = new Move();
        new CommandLine(move).parseArgs(arguments);
        return move.options.values();
    }
}
