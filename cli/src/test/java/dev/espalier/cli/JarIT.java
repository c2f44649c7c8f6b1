package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the program's one jar is made of. */
class JarIT {
    /** The libraries, by where their classes live: whoever adds one looks at its licence too. */
    private static final Set<String> APACHE = Set.of(
            "com/fasterxml",
            "com/palantir",
            "dagger",
            "dev/espalier",
            "jakarta/inject",
            "javax/inject",
            "org/apache",
            "org/jspecify",
            "org/sqlite",
            "org/yaml",
            "picocli");

    private static final Set<String> OTHERS = Set.of(
            "me/tongfei", "org/bouncycastle", "org/checkerframework", "org/jline", "org/postgresql", "org/slf4j");

    @Test
    void eachLibraryThatAsksForItHasItsLicenceInTheJar() throws Exception {
        Set<String> libraries = new TreeSet<>();
        try (JarFile program = new JarFile(System.getProperty("cli.jar"))) {
            Pattern type = Pattern.compile("(picocli|dagger|[a-z]+/\\w+)/.*class");
            program.stream()
                    .map(entry -> type.matcher(entry.getName()))
                    .filter(Matcher::matches)
                    .forEach(match -> libraries.add(match.group(1)));
            assertThat(libraries).containsAll(OTHERS);
            for (String licence : Set.of(
                    "LICENSE",
                    "NOTICE",
                    "licenses/bouncycastle.txt",
                    "licenses/checker-qual.txt",
                    "licenses/jline.txt",
                    "licenses/postgresql-jdbc.txt",
                    "licenses/progressbar.txt",
                    "licenses/slf4j.txt")) {
                assertThat(program.getEntry("META-INF/" + licence)).as(licence).isNotNull();
            }
        }
        libraries.removeAll(OTHERS);
        assertThat(APACHE).containsAll(libraries);
    }
}
