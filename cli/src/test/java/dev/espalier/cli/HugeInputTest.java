package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that no stack or memory has room for ends in a message like any other. */
class HugeInputTest {
    @Test
    void aTargetOfManyParts(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("empty.sqlite3"));
        for (String part : new String[] {"a-", "a/", "a:", "a@", "1."}) {
            refused("upgrade", file.toString(), part.repeat(200_000) + "a");
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void anArgumentIsNotReadFromAFile(@TempDir Path folder) throws Exception {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--version");
        refused("@/");
        refused("@" + arguments);
        refused("status", "@" + arguments);
    }

    @Test
    void aTimeOfManyParts() {
        refused("upgrade", "--wait", "1s".repeat(100_000));
    }

    @Test
    void aFileInYamlThatContainsItself(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("butler.yaml");
        Files.writeString(file, "&all {registry: {db: *all, namespace: *all}, ? [*all] : 1}");
        refused("status", file.toString());
        Files.writeString(file, "registry: " + "[".repeat(100_000));
        refused("status", file.toString());
    }

    private static void refused(String... arguments) {
        Jar.Result result = Cli.run(arguments);
        assertThat(result.err()).isNotBlank().doesNotContain("\tat ", "Unexpected");
        assertThat(result.exitCode()).isBetween(1, 3);
    }
}
