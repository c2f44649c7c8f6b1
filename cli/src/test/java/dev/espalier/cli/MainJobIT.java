package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job, as a user starts it: an empty database becomes a registry at the heads. */
class MainJobIT {
    private static final List<String> REVISIONS = List.of(
            "f22a777cf382",
            "c0e4f9ab4a5d",
            "352c30854bb0",
            "035dcf13ef18",
            "8c57494cabcc",
            "2101fbf51ad3",
            "4e2d7a28475b",
            "a81dddabd837",
            "77e5b803ad3f");
    private static final String HEADS =
            "035dcf13ef18, 352c30854bb0, 4e2d7a28475b, 77e5b803ad3f, 8c57494cabcc," + " a81dddabd837, c0e4f9ab4a5d";
    private static final String JOURNAL = "select revision from espalier_journal order by id";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void inAnEmptyFolderMakesARegistryAndSaysWhatItDid() throws Exception {
        Result result = new Jar(folder).run("upgrade");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .filteredOn(line -> line.startsWith("["))
                .containsExactly(
                        "[1/9] create attributes DefaultButlerAttributeManager 1.0.0 (f22a777cf382)",
                        "[2/9] upgrade attributes DefaultButlerAttributeManager 1.0.1 (c0e4f9ab4a5d)",
                        "[3/9] create dimensions-config daf_butler 7 (352c30854bb0)",
                        "[4/9] create dimensions StaticDimensionRecordStorageManager 6.0.2 (035dcf13ef18)",
                        "[5/9] create collections SynthIntKeyCollectionManager 2.0.0 (8c57494cabcc)",
                        "[6/9] create datasets ByDimensionsDatasetRecordStorageManagerUUID 1.0.0 (2101fbf51ad3)",
                        "[7/9] upgrade datasets ByDimensionsDatasetRecordStorageManagerUUID 2.0.0 (4e2d7a28475b)",
                        "[8/9] create datastores MonolithicDatastoreRegistryBridgeManager 0.2.1 (a81dddabd837)",
                        "[9/9] create opaque ByNameOpaqueTableStorageManager 0.2.0 (77e5b803ad3f)");
        assertThat(result.out()).endsWith("Done; the database stands at " + HEADS + ".\n");
        assertThat(folder.resolve("registry.sqlite3")).exists();
    }

    @Test
    void twiceIsNothing() throws Exception {
        Jar jar = new Jar(folder);
        jar.run("upgrade");
        byte[] before = Files.readAllBytes(folder.resolve("registry.sqlite3"));

        Result again = jar.run("upgrade");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).isEqualTo("Nothing to do; the database stands at " + HEADS + ".\n");
        assertThat(Files.readAllBytes(folder.resolve("registry.sqlite3"))).isEqualTo(before);
        assertThat(jar.run("show-current").out()).isEqualTo(HEADS.replace(", ", " (head)\n") + " (head)\n");
    }

    @Test
    void aDryRunMakesNoFile() throws Exception {
        Result result = new Jar(folder).run("upgrade", "--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("create attributes").endsWith("Nothing was done: 9 steps to do.\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEmptyDatabaseGetsTheTreesInOrderAlsoWhenOneIsNamed() throws Exception {
        Files.createFile(folder.resolve("empty.sqlite3"));

        Result result = new Jar(folder).run("upgrade", "empty.sqlite3", "2101fbf51ad3");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .endsWith("stands at 035dcf13ef18, 2101fbf51ad3, 352c30854bb0, 8c57494cabcc, c0e4f9ab4a5d.\n");
    }

    @Test
    void anEmptyDatabaseHasNothingToStamp() throws Exception {
        Files.createFile(folder.resolve("empty.sqlite3"));

        Result result = new Jar(folder).run("stamp", "empty.sqlite3");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).startsWith("[REV317] the database is empty");
    }

    @ParameterizedTest
    @EnumSource
    void twoAtTheSameMomentDoEachStepOnce(Dialect dialect) throws Exception {
        for (int round = 0; round < 3; round++) {
            try (FreshDatabase database = FreshDatabase.of(dialect)) {
                database.execute("create table t (i int)", "drop table t");
                Jar jar = new Jar(folder);
                Running one = jar.start("upgrade", database.address());
                Running two = jar.start("upgrade", database.address());

                for (Running running : List.of(one, two)) {
                    Result result = running.result();
                    assertThat(result.err()).isEmpty();
                    assertThat(result.exitCode()).isZero();
                    assertThat(result.out()).contains(HEADS);
                }
                assertThat(database.texts(JOURNAL)).containsExactlyInAnyOrderElementsOf(REVISIONS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedAndStartedAgainDoesEachStepOnce(Dialect dialect) throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 3; round++) {
            try (FreshDatabase database = FreshDatabase.of(dialect)) {
                database.execute("create table t (i int)", "drop table t");
                Jar jar = new Jar(folder);
                Running killed = jar.start("upgrade", database.address());
                if (!killed.process().waitFor(400 + random.nextInt(1200), TimeUnit.MILLISECONDS)) {
                    killed.process().destroyForcibly().waitFor();
                }

                Result result = jar.run("upgrade", database.address());

                assertThat(result.err()).isEmpty();
                assertThat(result.exitCode()).isZero();
                assertThat(database.texts(JOURNAL)).containsExactlyElementsOf(REVISIONS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thereAndBackAndStamp(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table t (i int)", "drop table t");
            Jar jar = new Jar(folder);
            jar.run("upgrade", database.address());

            Result back = jar.run("downgrade", database.address(), "2101");
            assertThat(back.err()).isEmpty();
            assertThat(back.out()).contains("downgrade datasets ByDimensionsDatasetRecordStorageManagerUUID 2.0.0");
            assertThat(jar.run("stamp", database.address()).out()).startsWith("Nothing to do");
            assertThat(jar.run("upgrade", database.address(), "datasets").exitCode())
                    .isZero();
            assertThat(jar.run("show-current", database.address()).out()).contains("4e2d7a28475b (head)");
        }
    }
}
