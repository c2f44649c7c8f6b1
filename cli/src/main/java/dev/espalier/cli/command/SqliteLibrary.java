package dev.espalier.cli.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite itself, which the driver brings along as a native library. The driver would look through the whole folder for
 * temporary files first, for what others have left there, and then compare byte by byte what it has unpacked.
 */
final class SqliteLibrary {
    private static final String PATH = "org.sqlite.lib.path";
    private static final String TEMPORARY = "org.sqlite.tmpdir";

    private static final Map<String, String> LINUX = Map.of("amd64", "x86_64", "aarch64", "aarch64");
    private static final String ANDROID = "/system/build.prop";
    private static final String MUSL = "/lib/ld-musl-";

    private static boolean tried;

    private SqliteLibrary() {}

    /** Loads it from a folder that nobody else sees. Where that does not work, the driver does it when it connects. */
    static synchronized void load() {
        // Windows keeps files that are in use, and who has said where the library is wants it from there.
        if (!tried
                && File.separatorChar == '/'
                && System.getProperty(PATH) == null
                && System.getProperty(TEMPORARY) == null) {
            tried = true;
            try {
                loadFrom(folder());
            } catch (Exception e) {
                return; // The driver will say why, if it is no better off.
            }
        }
    }

    /** Whoever has made one of that name before would be noticed; a random name takes some milliseconds to find. */
    private static Path folder() throws IOException {
        Path folder = Path.of(
                System.getProperty("java.io.tmpdir"),
                "espalier-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** On Linux the driver starts a process to find out whether it is Android's, and looks what that has loaded. */
    private static String place() {
        String processor = LINUX.get(System.getProperty("os.arch"));
        return processor == null
                        || !System.getProperty("os.name").equals("Linux")
                        || Files.exists(Path.of(ANDROID))
                        || Files.exists(Path.of(MUSL + processor + ".so.1"))
                ? LibraryLoaderUtil.getNativeLibResourcePath()
                : "/org/sqlite/native/Linux/" + processor;
    }

    private static void loadFrom(Path folder) throws Exception {
        String name = LibraryLoaderUtil.getNativeLibName();
        Path library = folder.resolve(name);
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(place() + "/" + name)) {
            if (packed != null) {
                Files.copy(packed, library);
                System.setProperty(PATH, folder.toString());
                System.setProperty(TEMPORARY, folder.toString());
                SQLiteJDBCLoader.initialize();
            }
        } finally {
            System.clearProperty(PATH);
            System.clearProperty(TEMPORARY);
            Files.deleteIfExists(library);
            Files.deleteIfExists(folder);
        }
    }
}
