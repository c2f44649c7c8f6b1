package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in real shells. */
class CompletionIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void bashCompletesCommandsOptionsAndValues() throws Exception {
        assertThat(complete("bash", "upg")).isEqualTo("upgrade");
        assertThat(complete("bash", "upgrade", "--dry")).isEqualTo("--dry-run");
        assertThat(complete("bash", "show-history", "--format", "mer")).isEqualTo("mermaid");
    }

    @Test
    void zshTakesTheSameScript() throws Exception {
        Path script = script();
        assertThat(run(
                        "zsh",
                        "autoload -U compinit && compinit -u && source " + script
                                + " && print -r -- ${_comps[espalier]}"))
                .contains("bash_complete");
    }

    private String complete(String shell, String... words) throws Exception {
        return run(
                shell,
                "compopt() { :; }; source " + script() + "; COMP_WORDS=(espalier " + String.join(" ", words)
                        + "); COMP_CWORD=" + words.length + "; _complete_espalier; echo \"${COMPREPLY[@]}\"");
    }

    private Path script() throws Exception {
        Path script = folder.resolve("espalier.bash");
        Files.writeString(script, new Jar(folder).run("completion").out());
        return script;
    }

    private String run(String shell, String commands) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", shell)) || Files.isExecutable(Path.of("/bin", shell)),
                shell + " is not installed here");
        ProcessBuilder builder = new ProcessBuilder(shell, "-c", commands).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }
}
