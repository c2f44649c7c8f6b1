package dev.espalier.testing;

import dev.espalier.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A real, empty database of either dialect, for one test. */
public final class FreshDatabase implements AutoCloseable {
    private final DataSource dataSource;
    private final Dialect dialect;
    private final Path folder;

    private FreshDatabase(DataSource dataSource, Dialect dialect, Path folder) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.folder = folder;
    }

    /** A new database; on SQLite a file in a folder of its own. */
    public static FreshDatabase of(Dialect dialect) throws IOException {
        Path folder = Files.createTempDirectory("espalier");
        if (dialect == Dialect.POSTGRESQL) {
            return new FreshDatabase(TestPostgres.newDatabase(), dialect, folder);
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("test.sqlite3"));
        return new FreshDatabase(source, dialect, folder);
    }

    /** A database of PostgreSQL that somebody else has made. */
    public static FreshDatabase on(PGSimpleDataSource source) throws IOException {
        return new FreshDatabase(source, Dialect.POSTGRESQL, Files.createTempDirectory("espalier"));
    }

    public Dialect dialect() {
        return dialect;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** The same database for somebody who may only read it. */
    public DataSource readOnly() {
        if (dialect == Dialect.POSTGRESQL) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(TestPostgres.url(dataSource) + "&options=-c%20default_transaction_read_only=on");
            return source;
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(((SQLiteDataSource) dataSource).getUrl());
        return source;
    }

    /** How the command line is told of this database. */
    public String address() {
        return dialect == Dialect.POSTGRESQL
                ? TestPostgres.url(dataSource)
                : folder.resolve("test.sqlite3").toString();
    }

    /** Runs statements. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of a query's rows, as text. */
    public List<String> texts(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** The names of all tables, sorted. */
    public List<String> tables() throws SQLException {
        return texts(dialect.choose(
                "select tablename from pg_tables where schemaname = 'public' order by 1",
                "select name from sqlite_schema where type = 'table' order by 1"));
    }

    /** Tables and rows as text, without what a journal cannot have twice alike: who, when and how long. */
    public List<String> content() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table : tables()) {
            String line = dialect == Dialect.POSTGRESQL ? "t::text" : columns(table);
            if (table.equals("espalier_journal")) {
                line = "revision || ' ' || direction || ' ' || rows_before || ' ' || rows_after || ' ' || fingerprint";
            }
            texts("select " + line + " from \"" + table + "\" t order by 1")
                    .forEach(row -> lines.add(table + ": " + row));
        }
        lines.addAll(texts(dialect.choose(
                "select concat_ws(' ', table_name, ordinal_position, column_name, data_type, is_nullable, column_default)"
                        + " from information_schema.columns where table_schema = 'public' union all"
                        + " select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                        + " from pg_constraint where connamespace = 'public'::regnamespace union all"
                        + " select indexdef from pg_indexes where schemaname = 'public' union all"
                        + " select proname from pg_proc where pronamespace = 'public'::regnamespace order by 1",
                "select coalesce(sql, name) from sqlite_schema order by type, name")));
        return lines;
    }

    private String columns(String table) throws SQLException {
        return String.join(
                " || ' ' || ",
                texts("select 'quote(\"' || name || '\")' from pragma_table_xinfo('" + table + "') order by cid"));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve("test.sqlite3"));
        Files.deleteIfExists(folder.resolve("test.sqlite3-journal")); // Left by a process that was killed.
        Files.deleteIfExists(folder);
    }
}
