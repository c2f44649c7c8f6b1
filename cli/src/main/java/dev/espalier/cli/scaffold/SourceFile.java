package dev.espalier.cli.scaffold;

import dev.espalier.processor.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A source file, written as a whole or not at all. */
record SourceFile(Path path) {
    /**
     * Makes the file, and its folder where it is missing.
     *
     * @return what was done, a line for each
     * @throws NotWritten when it exists, or cannot be made
     */
    List<String> create(String text) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotWritten(path + " exists already; it was not touched");
        }
        List<String> lines = new ArrayList<>();
        if (!Files.exists(folder())) {
            lines.add("Creating directory " + folder() + " ...  done");
        }
        lines.add("Generating " + path + " ...  done");
        Deque<Path> made = new ArrayDeque<>();
        try {
            for (Path folder : missing()) {
                Files.createDirectory(folder);
                made.push(folder);
            }
            Path draft = draft(path);
            made.push(draft);
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
            Files.move(draft, path);
        } catch (IOException e) {
            made.forEach(SourceFile::delete);
            throw unwritable(e);
        }
        return lines;
    }

    /**
     * Puts another text in the place of a part of the file, and leaves all else as it is, byte for byte.
     *
     * @throws NotWritten when the file cannot be written
     */
    void edit(Span part, UnaryOperator<String> change) {
        Path file = real();
        Path draft = draft(file);
        try {
            String text = Files.readString(file);
            Files.copy(file, draft, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(draft, part.replace(text, change.apply(part.in(text))));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(draft);
            throw unwritable(e);
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.getParent());
    }

    /** The file that a link leads to, so that the link stays one. */
    private Path real() {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** In the same folder, from where a move is one step. */
    private static Path draft(Path file) {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }

    /** The folders that are missing above the file, outermost first. */
    private Deque<Path> missing() {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = folder(); folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing.push(folder);
        }
        return missing;
    }

    private static void delete(Path path) {
        try {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println(path + " could not be deleted: " + e.getMessage());
        }
    }

    private NotWritten unwritable(IOException e) {
        String reason = e instanceof CharacterCodingException
                ? "it is not UTF-8"
                : (e instanceof AccessDeniedException ? "access is denied to " : "") + e.getMessage();
        return new NotWritten(path + " cannot be written: " + reason);
    }
}
