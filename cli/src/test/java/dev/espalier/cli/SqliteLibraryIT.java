package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where SQLite's native library is unpacked. */
class SqliteLibraryIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingOfItIsLeftAndWhatOthersLeftIsLetBe() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path others = Files.createFile(temporary.resolve("sqlite-3.54.1.0-of-others-libsqlitejdbc.so"));

        upgrade(List.of("-Djava.io.tmpdir=" + temporary));

        assertThat(temporary).isDirectoryContaining(others::equals);
        try (var files = Files.list(temporary)) {
            assertThat(files).containsExactly(others);
        }
    }

    @Test
    void whereItCannotBeUnpackedTheDriverIsAsked() throws Exception {
        Path library = Files.createDirectory(folder.resolve("library"));

        // A folder that is there, else newer JDKs say that it is not; nobody can make anything in it, not even root.
        upgrade(List.of("-Djava.io.tmpdir=/proc", "-Dorg.sqlite.tmpdir=" + library));
    }

    private void upgrade(List<String> java) throws Exception {
        Result result = new Jar(folder).runOn(java, "upgrade");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }
}
