package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that runs full while a SQLite file is migrated on it. */
class FullDiskIT {
    /** Has a small disk in its first argument, with the second one on it, and afterwards brings back what is there. */
    private static final String ON_A_SMALL_DISK = """
            disk=$0; file=$1; shift
            mount -t tmpfs -o size=300k none "$disk" && cp "$file" "$disk" || exit 99
            "$@"
            code=$?
            cp "$disk"/* "$(dirname "$file")"
            exit $code
            """;

    @Test
    void theStepIsUndoneAndTheNextStartGoesOn(@TempDir Path disk) throws Exception {
        List<String> alone = List.of("unshare", "-Urm");
        Assumptions.assumeTrue(
                Installed.works(Installed.with(alone, "mount", "-t", "tmpfs", "none", disk.toString())),
                "skipped: nobody can have a disk of his own here");
        Chain chain = Chain.of(4, 4, Chain.WORK);
        try (FreshDatabase database = Chain.empty(Dialect.SQLITE)) {
            Path file = Path.of(database.address());
            Result result = new Jar(chain.folder())
                    .by(Installed.with(alone, "sh", "-c", ON_A_SMALL_DISK, disk.toString(), file.toString()))
                    .run(
                            "upgrade",
                            disk.resolve(file.getFileName()).toString(),
                            "--migrations",
                            chain.jar().toString());

            assertThat(result.err())
                    .matches("(?s)upgrade chain Link \\d \\(link_\\d\\) failed and was undone: "
                            + "[^\n]*; make room on the disk\nThe steps before it are done; [^\n]*\n");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(file.resolveSibling(file.getFileName() + "-journal")).doesNotExist();
            assertThat(database.texts("pragma integrity_check")).containsExactly("ok");
            assertThat(database.texts("select 'link_' || max(link) from link_log"))
                    .isEqualTo(database.texts("select version_num from espalier_version"));

            assertThat(chain.start(database).result().exitCode()).isZero();
            chain.expectEachOnce(database);
        }
    }
}
