package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.testing.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher beside the jar: what it makes, and that nothing can be in its way. */
class LauncherIT {
    private static final String FROM_ARCHIVE = "dev.espalier.cli.Main source: shared objects file (top)";

    @TempDir
    private static Path shared = Path.of("");

    private static Installation learned = new Installation(Path.of(""), Path.of(""));

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void useItForTheFirstTime() throws Exception {
        learned = Installation.in(shared.resolve("installed"), shared.resolve("cache"));
        Map<String, String> watched = watched(shared.resolve("classes"));

        assertWorks(learned.run(watched, "show-trees"));

        assertThat(Files.readString(shared.resolve("classes")))
                .contains("dev.espalier.cli.Main source: ")
                .doesNotContain(FROM_ARCHIVE);
        Installation.awaitArchive(learned.place());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(learned.place())))
                .isEqualTo("rwx------");
    }

    @Test
    void theSecondUseTakesTheArchiveUnderWhateverName() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), learned.program());
        Path name = Files.createSymbolicLink(folder.resolve("name"), Path.of("link"));

        assertWorks(learned.start(name, watched(folder.resolve("classes")), "show-trees")
                .result());

        assertThat(folder.resolve("classes")).content().contains(FROM_ARCHIVE);
    }

    /** JDK 17 keeps no class of a jar whose path has a blank in it; nobody notices but by the clock. */
    @Test
    void namesMayHaveBlanks() throws Exception {
        Installation odd = Installation.in(folder.resolve("a place $HOME"), folder.resolve("a cache *"));

        assertWorks(odd.run(Map.of(), "show-trees"));
        Installation.awaitArchive(odd.place());
        assertWorks(odd.run(Map.of(), "show-trees"));
    }

    @ParameterizedTest
    @CsvSource({"2, upgrade --nonsense", "3, status none.sqlite3", "0, --version"})
    void exitCodesArePassedOn(int exitCode, String arguments) throws Exception {
        Result result = learned.run(Map.of(), arguments.split(" "));

        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out().isEmpty()).isEqualTo(exitCode != 0);
        assertThat(result.err().isEmpty()).isEqualTo(exitCode == 0);
    }

    @Test
    void signalsArePassedOn() throws Exception {
        Chain chain = Chain.of(1, 1, "while (true) { java.util.concurrent.locks.LockSupport.parkNanos(1000); }");
        try (FreshDatabase database = Chain.empty(Dialect.SQLITE)) {
            Running running = learned.start(
                    learned.program(),
                    Map.of(),
                    "upgrade",
                    database.address(),
                    "--migrations",
                    chain.jar().toString());
            Chain.awaitLine(running, "[2/2]");
            running.process().destroy();

            Result result = running.result();
            assertThat(result.exitCode()).isEqualTo(143);
            assertThat(result.err()).startsWith("stopped in upgrade chain Link 1 (link_1)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "garbage", "empty", "a folder", "none"})
    void aBrokenArchiveIsNotUsedButMadeAnew(String what) throws Exception {
        Installation broken = copyOfTheCache();
        Path archive = broken.place().resolve("classes.jsa");
        byte[] bytes = Files.readAllBytes(archive);
        Files.delete(archive);
        switch (what) {
            case "half" -> Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
            case "garbage" -> Files.write(archive, new byte[bytes.length]);
            case "empty" -> Files.createFile(archive);
            case "a folder" -> Files.createDirectory(archive);
            default -> {}
        }
        Path learning = Files.createFile(broken.place().resolve("learning"));
        assertUsed(broken, false);
        if (what.equals("half")) {
            // Whoever was at it has not come to an end.
            Files.setLastModifiedTime(learning, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
            assertUsed(broken, false);
            Installation.awaitArchive(broken.place());
            assertUsed(broken, true);
        }
    }

    @Test
    void anArchiveOfAnotherJavaIsAsGoodAsNone() throws Exception {
        Installation both = copyOfTheCache();
        Path home = otherJava();
        Map<String, String> other = Map.of("JAVA_HOME", home.toString());
        assertWorks(both.run(other, "show-trees"));
        Installation.awaitArchive(both.place(home));
        assertUsed(both, true);

        // One of the same state, so that the JVM itself has to say no.
        Path others = both.place(home).resolve("classes.jsa");
        FileTime time = Files.getLastModifiedTime(others);
        Files.copy(both.place().resolve("classes.jsa"), others, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(others, time);
        Path state = both.place(home).resolve("state");
        Files.writeString(
                state, Files.readString(state).replaceFirst(" [0-9]+(-[0-9]+)\n$", " " + Files.size(others) + "$1\n"));
        Map<String, String> watched = new HashMap<>(watched(folder.resolve("classes")));
        watched.putAll(other);
        assertWorks(both.run(watched, "show-trees"));

        assertThat(folder.resolve("classes")).content().doesNotContain(FROM_ARCHIVE);
        assertThat(both.place(home).resolve("learning")).doesNotExist();
    }

    @Test
    void anArchiveOfSomebodyElseIsNotUsed() throws Exception {
        Installation foreign = copyOfTheCache();
        Path archive = foreign.place().resolve("classes.jsa");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
        Files.setOwner(
                archive, archive.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Files.createFile(foreign.place().resolve("learning"));

        assertUsed(foreign, false);
    }

    @Test
    void twoAtOnceAndThenAnotherJar() throws Exception {
        Installation program = Installation.in(folder.resolve("installed"), folder.resolve("cache"));
        List<Running> running = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            running.add(program.start(program.program(), Map.of(), "show-trees"));
        }
        for (Running one : running) {
            assertWorks(one.result());
        }
        Installation.awaitArchive(program.place());
        assertUsed(program, true);

        String before = Files.readString(program.place().resolve("state"));
        Files.setLastModifiedTime(program.jar(), FileTime.fromMillis(1_700_000_000_000L));
        assertUsed(program, false);
        while (Files.readString(program.place().resolve("state")).equals(before)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Installation.awaitArchive(program.place());
        assertUsed(program, true);
        try (Stream<Path> files = Files.list(program.place())) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .containsExactlyInAnyOrder("classes.jsa", "state");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "relative", ""})
    void withoutACacheItIsAJarLikeAnyOther(String cache) throws Exception {
        assertWorks(learned.with(Path.of(cache)).run(Map.of(), "show-trees"));

        try (Stream<Path> files = Files.list(learned.folder())) {
            assertThat(files).containsExactlyInAnyOrder(learned.jar(), learned.program());
        }
    }

    @Test
    void theJavaIsThatOfJavaHomeOrOfThePath() throws Exception {
        Result wrong = learned.run(Map.of("JAVA_HOME", "/nowhere"), "--version");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("espalier: JAVA_HOME is /nowhere, which has no bin/java; ");

        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("sh", "stat", "readlink")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        Map<String, String> path = Map.of("JAVA_HOME", "", "PATH", tools.toString());
        Result none = learned.run(path, "--version");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).startsWith("espalier: there is no java on the PATH; ");

        Files.createSymbolicLink(tools.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        assertWorks(learned.with(Path.of("/dev/null")).run(path, "show-trees"));
    }

    @Test
    void withoutItsJarItSaysWhereThatBelongs() throws Exception {
        Path alone = Files.copy(learned.program(), folder.resolve("espalier"), StandardCopyOption.COPY_ATTRIBUTES);

        Result result = learned.start(alone, Map.of(), "--version").result();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("espalier: there is no " + folder.toRealPath(LinkOption.NOFOLLOW_LINKS)
                        + "/cli.jar; cli.jar and this file belong into one folder\n");
    }

    private static void assertWorks(Result result) {
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("attributes\ncollections\n");
        assertThat(result.exitCode()).isZero();
    }

    private void assertUsed(Installation program, boolean used) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        assertWorks(program.run(watched(classes), "show-trees"));
        assertThat(Files.readString(classes).contains(FROM_ARCHIVE)).isEqualTo(used);
    }

    /** What was learned, where it can be spoiled. */
    private Installation copyOfTheCache() throws IOException {
        Installation copy = learned.with(folder.resolve("cache"));
        Files.createDirectories(copy.place());
        for (String file : List.of("classes.jsa", "state")) {
            Files.copy(learned.place().resolve(file), copy.place().resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }

    private static Map<String, String> watched(Path classes) {
        return Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    }

    private static Path otherJava() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            List<Path> others = homes.filter(other -> Files.isExecutable(other.resolve("bin/java")))
                    .filter(other -> !home.startsWith(other.toAbsolutePath()))
                    .filter(other -> !Files.isSymbolicLink(other))
                    .toList();
            Assumptions.assumeFalse(others.isEmpty(), "there is only one Java in /usr/lib/jvm");
            return others.get(0);
        }
    }
}
