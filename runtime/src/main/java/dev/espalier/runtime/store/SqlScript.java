package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.store.Recording.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * A file with all that a rehearsal does, for psql or sqlite3, in the same transactions as in reality.
 *
 * <p>What was asked on the way is asked again by the script, at the same place, and any other answer stops it: for what
 * was done followed from the answers. So it is carried out on a database that is as it was, or not at all.
 */
final class SqlScript {
    /** What answers, and changes something all the same. */
    private static final Pattern CHANGE = Pattern.compile("(?i)\\b(insert|update|delete|merge|nextval|setval)\\b");

    /** What asks about the connection; and what follows from a table's definition, which is asked for too. */
    private static final Pattern NEEDLESS =
            Pattern.compile("(?i)^\\s*pragma\\b|\\bpragma_(table_info|table_xinfo|index_list|index_xinfo)\\b");

    /** What asks how tables are defined: that changes by statements of the script itself, and no others. */
    private static final Pattern DEFINITION = Pattern.compile("(?i)\\b(sqlite_schema|pragma_table_list|pg_catalog)\\b");

    private final Path file;
    private final ScriptDialect words;
    private final Literals literals;
    private final Set<String> knownRows = new HashSet<>();
    private final Set<String> knownDefinitions = new HashSet<>();
    private Writer out = Writer.nullWriter();
    private boolean inTransaction;

    SqlScript(Path file, Connection connection, Dialect dialect) {
        this.file = file;
        this.literals = new Literals(connection, dialect);
        this.words = dialect == Dialect.SQLITE ? new SqliteScript(connection) : new PsqlScript(connection);
    }

    /** Begins anew, and forgets what was written before. */
    void start() {
        try {
            out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(words.head());
    }

    void begin() throws SQLException {
        write("\n" + words.begin());
        knownRows.clear();
        knownDefinitions.clear();
        inTransaction = true;
    }

    void commit() {
        inTransaction = false;
        write("COMMIT;");
    }

    /** Ends the file, be it whole or not. */
    void close() {
        inTransaction = false;
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void comment(String text) {
        write("-- " + text.replaceAll("\\R", "\n-- "));
    }

    /** A statement was executed as it is written. */
    void executed(String sql) {
        if (inTransaction) {
            knownRows.clear();
            write(terminated(sql));
        }
    }

    /** A prepared statement was executed. */
    void executed(String sql, SortedMap<Integer, Setting> settings) throws SQLException {
        if (inTransaction) {
            executed(literals.in(sql, settings));
        }
    }

    /** A query was answered. */
    void asked(String sql) throws SQLException {
        asked(sql, Collections.emptySortedMap());
    }

    /** A prepared query was answered. */
    void asked(String sql, SortedMap<Integer, Setting> settings) throws SQLException {
        if (!inTransaction || NEEDLESS.matcher(sql).find()) {
            return;
        }
        if (CHANGE.matcher(sql).find()) {
            executed(sql, settings);
            return;
        }
        String expectation = words.expectation(literals.in(sql, settings));
        Set<String> known = DEFINITION.matcher(sql).find() ? knownDefinitions : knownRows;
        if (known.add(expectation)) {
            write(expectation);
        }
    }

    private void write(String text) {
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a semicolon at its end, and not within a comment there. */
    private static String terminated(String sql) {
        String text = sql.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        return text.substring(text.lastIndexOf('\n') + 1).contains("--") ? text + "\n;" : text + ";";
    }
}
