package dev.espalier.cli.command;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite itself, which the driver brings along as a native library. The driver would look through the whole folder for
 * temporary files first, for what others have left there, and then compare byte by byte what it has unpacked.
 */
final class SqliteLibrary {
    private static final String PATH = "org.sqlite.lib.path";
    private static final String TEMPORARY = "org.sqlite.tmpdir";

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
                loadFrom(Files.createTempDirectory("espalier"));
            } catch (Exception e) {
                return; // The driver will say why, if it is no better off.
            }
        }
    }

    private static void loadFrom(Path folder) throws Exception {
        String name = LibraryLoaderUtil.getNativeLibName();
        Path library = folder.resolve(name);
        try (InputStream packed =
                SQLiteJDBCLoader.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
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
