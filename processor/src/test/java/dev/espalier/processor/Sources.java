package dev.espalier.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sources that a test writes itself, in one folder. */
final class Sources {
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record) (\\w+)");

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    Sources(Path folder) {
        this.folder = folder;
    }

    /** Adds a source file, named after the first type in it. */
    Sources with(String text) throws IOException {
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in " + text);
        }
        Path file = folder.resolve(type.group(1) + ".java");
        Files.createDirectories(folder);
        files.add(Files.writeString(file, text));
        return this;
    }

    List<Path> files() {
        return files;
    }
}
