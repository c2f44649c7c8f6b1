package dev.espalier.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** A SQLite database in a file. */
final class SqliteFile {
    private static final String HEADER = "SQLite format 3\0";

    private SqliteFile() {}

    /** A file that must exist, and is never made; an empty file is an empty database. */
    static DatabaseAddress existing(Path file, boolean readOnly) {
        if (Files.isDirectory(file)) {
            throw new UnusableDatabase(file + " is a folder without butler.yaml, so it is no Butler repository; name"
                    + " the repository's own folder, or a database");
        }
        if (!Files.exists(file)) {
            throw new UnusableDatabase(Secrets.hide(file.toString())
                    + " does not exist; check its name (a revision goes after DATABASE, or" + " behind --to)");
        }
        if (!Files.isReadable(file)) {
            throw new UnusableDatabase(file + " cannot be read; check its permissions");
        }
        if (!isDatabase(file)) {
            throw new UnusableDatabase(file + " is no SQLite database; check its name");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setReadOnly(readOnly || !Files.isWritable(file));
        return address(file, config);
    }

    /** A file that is made when the database is first opened. */
    static DatabaseAddress toBeMade(Path file) {
        return address(file, new SQLiteConfig());
    }

    /** An empty database that leaves nothing behind. */
    static DatabaseAddress nothing() {
        return address(":memory:", "a new database", new SQLiteConfig());
    }

    private static DatabaseAddress address(Path file, SQLiteConfig config) {
        return address(file.toAbsolutePath().toString(), file.toString(), config);
    }

    private static DatabaseAddress address(String place, String title, SQLiteConfig config) {
        SqliteLibrary.load();
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + place);
        return new DatabaseAddress(source, Optional.empty(), title);
    }

    private static boolean isDatabase(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER.length());
            return start.length == 0 || new String(start, StandardCharsets.ISO_8859_1).equals(HEADER);
        } catch (IOException e) {
            throw new UnusableDatabase(file + " cannot be read: " + e.getMessage());
        }
    }
}
