package dev.espalier.processor;

import dev.espalier.RevisionIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What came of a compilation. */
record Compilation(
        boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, Path classes, Path generated) {
    /** All diagnostics, by position: {@code Input.java:12:5 error [REV202] …}. */
    List<String> messages() {
        return diagnostics.stream()
                .sorted(Comparator.comparing(Compilation::file)
                        .thenComparing(Diagnostic::getLineNumber)
                        .thenComparing(Diagnostic::getColumnNumber)
                        .thenComparing(diagnostic -> diagnostic.getMessage(Locale.ROOT)))
                .map(diagnostic -> file(diagnostic) + ":" + diagnostic.getLineNumber() + ":"
                        + diagnostic.getColumnNumber() + " "
                        + diagnostic.getKind().name().toLowerCase(Locale.ROOT) + " "
                        + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** The processor's own messages: those with a code, and those of a failure. */
    List<String> revisionMessages() {
        return messages().stream()
                .filter(message -> message.contains("[REV") || message.contains("the index of the revisions"))
                .toList();
    }

    /** The source of the one generated index. */
    Path index() throws IOException {
        try (Stream<Path> files = Files.list(generated.resolve(RevisionIndex.PACKAGE.replace('.', '/')))) {
            return files.reduce((one, other) -> {
                        throw new IllegalStateException("two indexes: " + one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    private static String file(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null
                ? "-"
                : Path.of(diagnostic.getSource().toUri()).getFileName().toString();
    }
}
