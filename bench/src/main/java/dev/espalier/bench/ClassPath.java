package dev.espalier.bench;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that this program runs with. */
final class ClassPath {
    private ClassPath() {}

    /** Those whose names begin so, as a class path. */
    static String of(String... names) {
        String path = Arrays.stream(names).flatMap(ClassPath::files).collect(Collectors.joining(File.pathSeparator));
        if (path.isEmpty()) {
            throw new IllegalStateException("the class path holds none of " + List.of(names));
        }
        return path;
    }

    /** Several class paths as one. */
    static String join(String... paths) {
        return String.join(File.pathSeparator, paths);
    }

    /** Where this program's own classes are. */
    static String own() {
        return Bench.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    /** The version of a library, which its file is named with. */
    static String version(String name) {
        return files(name + "-")
                .map(file -> new File(file).getName().replace(name + "-", "").replace(".jar", ""))
                .findFirst()
                .orElse("of an unknown version");
    }

    private static Stream<String> files(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(file -> new File(file).getName().startsWith(name))
                .map(file -> new File(file).getAbsolutePath());
    }
}
