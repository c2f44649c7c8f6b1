package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Nobody notices that only the command at work is there. */
class CommandsTest {
    private static final Map<String, CommandLine> ALL = Main.commandLine().getSubcommands();

    @Test
    void aCommandIsTheSameAloneAndAmongAll() {
        ALL.forEach((name, command) -> {
            CommandLine alone = Objects.requireNonNull(
                    Main.commandLine(name, "--no-such-option").getSubcommands().get(name));
            assertThat(alone.getUsageMessage()).isEqualTo(command.getUsageMessage());
            assertThat(alone.getCommandSpec().qualifiedName())
                    .isEqualTo(command.getCommandSpec().qualifiedName())
                    .isEqualTo("espalier " + name);
        });
    }

    @Test
    void onlyTheNamedOneIsRead() {
        assertThat(Main.commandLine("status", "check").getSubcommands()).containsOnlyKeys("status");
        assertThat(Main.commandLine("--version").getSubcommands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "completion", "--help", "-h", "statsu", "@arguments"})
    void whereAnyMayBeMeantAllAreThere(String first) {
        assertThat(Main.commandLine(first).getSubcommands()).containsOnlyKeys(ALL.keySet());
    }

    @Test
    void aNameThatIsNoneIsComparedWithAll() {
        assertThat(Cli.run("statsu").err()).contains("Did you mean: espalier status");
    }
}
