package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code cases}: {@code REVnnn-…} is refused with exactly the expected diagnostics, {@code ok-…} gives
 * exactly the expected index, and {@code broken-…} does not compile, which is not made worse. A new case is a new
 * folder.
 */
class CasesTest {
    /** What ECJ can take only from Java 18 on: of a migration, and so of its index. */
    private static final Pattern FINGERPRINT = Pattern.compile("(?<= \\| )[0-9a-f]{16}(?= \\| )");

    private static final Pattern OF_THE_INDEX = Pattern.compile("(?<=FINGERPRINT = \")[0-9a-f]{16}(?=\")");

    @TempDir
    Path output;

    static Stream<Arguments> cases() {
        return Case.all().flatMap(c -> Stream.of(Compiler.values()).map(compiler -> Arguments.of(c, compiler)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cases")
    void eachCaseComesOutAsItsFolderSays(Case folder, Compiler compiler) throws IOException {
        Compilation compilation =
                compiler.compile(output, folder.sources(), List.of(), new Generator(folder.generatedSources()));

        if (folder.name().startsWith("ok-")) {
            assertThat(compilation.messages()).isEmpty();
            indexIsAsExpected(folder, compiler, compilation);
        } else {
            boolean broken = folder.name().startsWith("broken-");
            diagnosticsAreAsExpected(
                    folder, compiler, broken ? compilation.revisionMessages() : compilation.messages());
            assertThat(compilation.success()).isFalse();
        }
    }

    /**
     * Lines are the same on both compilers; columns are javac's, since ECJ marks an annotation's member, not its value.
     */
    private static void diagnosticsAreAsExpected(Case folder, Compiler compiler, List<String> messages)
            throws IOException {
        if (compiler == Compiler.JAVAC) {
            Golden.check(
                    folder.diagnostics(),
                    String.join("", messages.stream().map(m -> m + "\n").toList()));
        } else {
            assertThat(withoutColumns(messages))
                    .containsExactlyInAnyOrderElementsOf(withoutColumns(Files.readAllLines(folder.diagnostics())));
        }
    }

    private static void indexIsAsExpected(Case folder, Compiler compiler, Compilation compilation) throws IOException {
        Path index = compilation.index();
        Path expected = folder.expectedIndex(index.getFileName().toString());
        if (compiler == Compiler.ECJ && Runtime.version().feature() < 18) {
            assertThat(without(OF_THE_INDEX, Files.readString(index)))
                    .isEqualTo(without(OF_THE_INDEX, without(FINGERPRINT, Files.readString(expected))));
        } else {
            Golden.check(expected, Files.readString(index));
        }
    }

    private static String without(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll("");
    }

    private static List<String> withoutColumns(List<String> messages) {
        return messages.stream()
                .map(message -> message.replaceFirst("^(\\S+:\\d+):\\d+ ", "$1 "))
                .toList();
    }
}
