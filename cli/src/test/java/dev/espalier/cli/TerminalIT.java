package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real jar on a terminal: a pseudo-terminal that {@code script} of util-linux makes. */
class TerminalIT {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String FIRST = "1/9 create attributes DefaultButlerAttributeManager 1.0.0 (f22a777cf382)";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void findATerminal() {
        Assumptions.assumeTrue(Files.isExecutable(SCRIPT), "there is no " + SCRIPT + " to make a terminal with");
    }

    @Test
    void eachStepHasALiveLineAndEndsAsOne() throws Exception {
        String shown = onATerminal("upgrade", Map.of());
        assertThat(shown)
                .startsWith("\r\033[K[" + FIRST.replaceFirst(" .*", "]") + " create")
                .containsPattern("\r\033\\[K\033\\[32m✔\033\\[39m " + Pattern.quote(FIRST) + " [0-9]+ ms\r\n")
                .endsWith("c0e4f9ab4a5d.\r\n")
                .doesNotContain("\033[?25l");
        assertThat(shown.lines().filter(line -> line.contains("✔"))).hasSize(9);
    }

    @Test
    void aLiveLineIsNoWiderThanTheTerminal() throws Exception {
        String shown = inAShell("stty cols 30; " + command("upgrade"), Map.of());
        assertThat(Pattern.compile("\033\\[K(\\[[0-9]/9][^\r\n]*)")
                        .matcher(shown)
                        .results())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(line -> assertThat(line.group(1)).hasSize(29));
    }

    @ParameterizedTest
    @CsvSource({"NO_COLOR, 1, true", "TERM, dumb, false", "TERM, '', false"})
    void whatTheEnvironmentForbidsIsLeftOut(String variable, String value, boolean live) throws Exception {
        String shown = onATerminal("upgrade", Map.of(variable, value));
        assertThat(shown).doesNotContain("\033[3").contains(FIRST.replace("1/9", live ? "1/9" : "[1/9]"));
        assertThat(shown.contains("\033[K")).isEqualTo(live);
    }

    @Test
    void whereTheLocaleIsNotUtf8ThereIsOnlyAscii() throws Exception {
        assertThat(onATerminal("upgrade", Map.of("LC_ALL", "C")))
                .contains("done\033[39m " + FIRST)
                .matches("\\p{ASCII}*");
    }

    @Test
    void codesOfRefusalsAreRed() throws Exception {
        Files.createFile(folder.resolve("empty.db"));
        assertThat(onATerminal("stamp empty.db", Map.of()))
                .startsWith("\033[31m[REV317]\033[39m the database is empty");
    }

    @Test
    void rowsAreABarAndAFailedStepIsRed() throws Exception {
        write("db.progress(500, 1000); Thread.sleep(900); db.progress(700, 1000); Thread.sleep(500);"
                + " throw new IllegalStateException(\"no more\");");
        String shown = onATerminal("upgrade --migrations src/main/java", Map.of());
        assertThat(shown)
                .containsPattern("\033\\[K\\[2/2] upgrade shop +50% [|│]█+. +[|│] +500/1000 rows")
                .contains("\033[31m✘ 2/2 upgrade shop Store 1.0 (c7667f5debfa)\033[39m\r\n")
                .contains("failed and was undone: no more", "The steps before it are done");
    }

    @Test
    void interruptedItLeavesAWholeLine() throws Exception {
        Interrupts.assumeTheyArrive();
        write("db.progress(5, 1000); new java.io.File(\"reached\").mkdir(); Thread.sleep(60000);");
        String shown = inAShell(
                command("upgrade --migrations src/main/java")
                        + " & until test -d reached; do sleep 0.2; done; sleep 1; kill -INT %1; wait %1; printf END",
                Map.of());
        assertThat(shown)
                .containsPattern("5/1000 rows[^\r\n]*\r\n")
                .endsWith("\r\nEND")
                .doesNotContain("✘");
    }

    @Test
    void whereThereIsNoTerminalThereAreOnlyPlainLines() throws Exception {
        Result result = new Jar(folder).with(Map.of("TERM", "xterm-256color")).run("upgrade");

        assertThat(result.out().replaceAll("in [0-9]+ ms", "in 1 ms"))
                .startsWith("""
                [1/9] create attributes DefaultButlerAttributeManager 1.0.0 (f22a777cf382)
                      done in 1 ms
                [2/9] upgrade attributes DefaultButlerAttributeManager 1.0.1 (c0e4f9ab4a5d)
                      schema digests removed: 0
                      done in 1 ms
                """)
                .doesNotContain("\033", "\r");
    }

    private void write(String upgrade) throws Exception {
        Jar jar = new Jar(folder);
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        jar.run("add-tree", "shop");
        jar.run("add-revision", "shop", "Store", "1.0");
        Path file = folder.resolve("src/main/java/migrations/shop/Store_1_0.java");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "throw new [^;]*;", "try { " + upgrade + " } catch (InterruptedException e) { }"));
    }

    private String onATerminal(String arguments, Map<String, String> variables) throws Exception {
        return inAShell(command(arguments), variables);
    }

    private static String command(String arguments) {
        return Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -jar "
                + System.getProperty("cli.jar") + " " + arguments;
    }

    private String inAShell(String line, Map<String, String> variables) throws IOException, InterruptedException {
        Path typescript = Files.createTempFile("terminal", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(SCRIPT.toString(), "-qefc", "set -m; " + line, typescript.toString()))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = new TreeMap<>(
                Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8", "SHELL", "/bin/bash", "NO_COLOR", ""));
        environment.putAll(variables);
        builder.environment().keySet().removeIf(name -> name.startsWith("ESPALIER_") || name.equals("DATABASE_URL"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the command does not end");
        }
        // The first and the last line are those of script itself.
        String all = Files.readString(typescript);
        return all.substring(all.indexOf('\n') + 1).replaceFirst("\nScript done[^\n]*\n$", "");
    }
}
