package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say of the history. */
class HistoryIT {
    private static final Pattern LABELS = Pattern.compile("-> \\w+ \\(([^)]*)\\)");

    @Test
    void treesAreSorted() throws Exception {
        assertThat(Cli.run("show-trees").out().lines())
                .containsExactly(
                        "attributes",
                        "collections",
                        "datasets",
                        "datastores",
                        "dimensions",
                        "dimensions-config",
                        "obscore",
                        "obscore-config",
                        "opaque");
        assertThat(Cli.run("show-trees", "--one-shot").out().lines())
                .containsExactly("collections/name_2.0.0_to_int_2.0.0", "datasets/int_1.0.0_to_uuid_1.0.0");
    }

    @Test
    void aTreesHistoryIsNewestFirst() throws Exception {
        assertThat(Cli.run("show-history", "attributes").out()).isEqualTo("""
                        f22a777cf382 -> c0e4f9ab4a5d (attributes, attributes-DefaultButlerAttributeManager) (head), Migration script for DefaultButlerAttributeManager 1.0.1.
                        f0a3531f97ca -> f22a777cf382 (attributes, attributes-DefaultButlerAttributeManager), Migration script for DefaultButlerAttributeManager 1.0.0.
                        <base> -> f0a3531f97ca (attributes, attributes-DefaultButlerAttributeManager), This is an initial pseudo-revision of the 'attributes' tree.
                        """);
    }

    @Test
    void anUnknownTreeIsAnError() throws Exception {
        Jar.Result result = Cli.run("show-history", "datsets");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("did you mean datasets?");
    }

    /**
     * The original prints labels, branches and trees in no order; as sets of lines with sorted labels the outputs are
     * equal.
     */
    @ParameterizedTest
    @CsvSource({
        "all,",
        "datasets, datasets",
        "collections, collections",
        "dimensions-config, dimensions-config",
        "all-oneshot, --one-shot",
        "oneshot-datasets, --one-shot datasets",
        "regular-given-a-oneshot-name, datasets/int_1.0.0_to_uuid_1.0.0"
    })
    void equalsTheOriginals(String transcript, String arguments) throws Exception {
        Path file = Path.of(System.getProperty("espalier.shared", ""), "butler/cli/show-history", transcript + ".txt");
        Assumptions.assumeTrue(Files.exists(file), file + " is not here to compare with");
        String command = arguments == null ? "show-history" : "show-history " + arguments;
        List<String> expected = Files.readAllLines(file).stream()
                .filter(line -> line.contains(" -> "))
                .map(HistoryIT::withSortedLabels)
                .toList();

        assertThat(expected).isNotEmpty();
        assertThat(lines(command)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /**
     * Of the original's blocks, these lines have a counterpart: the rest is where its scripts lie and what their texts
     * repeat.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "attributes",
                "collections",
                "datasets",
                "datastores",
                "dimensions",
                "dimensions-config",
                "obscore",
                "obscore-config",
                "opaque",
                "all-oneshot"
            })
    void blocksEqualTheOriginals(String transcript) throws Exception {
        Path file =
                Path.of(System.getProperty("espalier.shared", ""), "butler/cli/show-history", transcript + "-v.txt");
        Assumptions.assumeTrue(Files.exists(file), file + " is not here to compare with");
        String tree = transcript.startsWith("all") ? "" : " " + transcript;
        String command = "show-history -v" + (transcript.endsWith("oneshot") ? " --one-shot" : tree);

        List<List<String>> expected = blocks(Files.readAllLines(file));
        assertThat(expected).isNotEmpty();
        assertThat(blocks(lines(command))).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The original leaves the names out where branches begin. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "all-oneshot"})
    void rootsEqualTheOriginals(String transcript) throws Exception {
        Path file = Path.of(System.getProperty("espalier.shared", ""), "butler/cli/show-trees", transcript + "-v.txt");
        Assumptions.assumeTrue(Files.exists(file), file + " is not here to compare with");

        List<List<String>> roots = blocks(lines("show-trees -v" + (transcript.equals("all") ? "" : " --one-shot")));
        roots.stream()
                .filter(root -> root.stream().anyMatch(line -> line.startsWith("Branches into: ")))
                .forEach(root -> root.removeIf(line -> line.startsWith("Branch names: ")));
        assertThat(roots).containsExactlyElementsOf(blocks(Files.readAllLines(file)));
    }

    /** Of each block the lines with a counterpart: the names, in no order, and the first line of the text. */
    private static List<List<String>> blocks(List<String> lines) {
        List<List<String>> blocks = new ArrayList<>();
        boolean text = false;
        for (String line : lines) {
            if (line.startsWith("Rev: ")) {
                blocks.add(new ArrayList<>());
                text = true;
            }
            if (line.startsWith("    ") ? text : line.matches("(Rev|Parent|Branches into|Branch names): .*")) {
                blocks.get(blocks.size() - 1).add(line.startsWith("Branch") ? sortedNames(line) : line);
                text = !line.startsWith("    ");
            }
        }
        return blocks;
    }

    private static String sortedNames(String line) {
        int names = line.indexOf(": ") + 2;
        return line.substring(0, names)
                + Arrays.stream(line.substring(names).split(", ")).sorted().collect(Collectors.joining(", "));
    }

    private List<String> lines(String command) throws IOException, InterruptedException {
        return Cli.run(command.split(" ")).out().lines().toList();
    }

    private static String withSortedLabels(String line) {
        return LABELS.matcher(line).replaceAll(HistoryIT::sorted);
    }

    private static String sorted(MatchResult match) {
        String labels = Arrays.stream(match.group(1).split(", ")).sorted().collect(Collectors.joining(", "));
        return match.group().replace(match.group(1), labels);
    }
}
