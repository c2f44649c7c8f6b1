package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Help says everything in a line each, and shows examples that work; docs/commands.md is the same text. */
class HelpTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "commands.md");
    private static final int WIDTH = 80;

    static Stream<CommandLine> commands() {
        return Main.commandLine().getSubcommands().entrySet().stream()
                .filter(command -> !command.getKey().equals("help"))
                .map(Map.Entry::getValue)
                .filter(command -> !command.getCommandSpec().usageMessage().hidden());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndParameterIsSaidInOneLine(CommandLine command) {
        List<String> lines = command.getUsageMessage(Ansi.OFF)
                .lines()
                .dropWhile(line -> !line.equals("Parameters:") && !line.equals("Options:"))
                .filter(line -> line.startsWith("  "))
                .toList();

        assertThat(lines)
                .hasSize(command.getCommandSpec().args().size())
                .allSatisfy(line -> assertThat(line).matches(" +(-|\\[?[A-Z]).*\\."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesComeFirstAndWork(CommandLine command) {
        String help = command.getUsageMessage(Ansi.OFF);
        List<String> examples = help.lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .takeWhile(line -> !line.startsWith("Usage:"))
                .filter(line -> line.startsWith("  espalier "))
                .toList();

        assertThat(help.indexOf("Examples:")).isPositive().isLessThan(help.indexOf("Usage:"));
        if (!command.getCommandName().equals("completion")) {
            assertThat(examples).isNotEmpty();
        }
        for (String example : examples) {
            assertThat(example).hasSizeLessThanOrEqualTo(WIDTH);
            String[] words = example.strip()
                    .replaceFirst(" {3}.*$", "")
                    .replaceFirst(" >.*$", "")
                    .split(" ");
            assertThat(words[1]).isEqualTo(command.getCommandName());
            assertThatCode(() -> Main.commandLine()
                            .parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new)))
                    .as(example)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theDocumentIsWhatHelpSays() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Commands

                What `java -jar cli/target/cli.jar help COMMAND` prints.

                """);
        add(text, Main.commandLine());
        commands().forEach(command -> add(text, command));

        Golden.check(DOCUMENT, text.toString());
    }

    private static void add(StringBuilder text, CommandLine command) {
        text.append("## ")
                .append(command.getCommandName())
                .append("\n\n```text\n")
                .append(command.getUsageMessage(Ansi.OFF).strip())
                .append("\n```\n\n");
    }
}
