package dev.espalier.runtime.schema;

import static dev.espalier.schema.ColumnType.BIGINT;
import static dev.espalier.schema.ColumnType.TEXT;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.Table.ForeignKey;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A database with two tables, in a schema whose name needs quotes. */
record Opened(Dialect dialect, Connection connection, SchemaEditor editor) implements AutoCloseable {
    static Opened on(Dialect dialect) throws SQLException {
        Connection connection = dialect == Dialect.POSTGRESQL
                ? TestPostgres.newDatabase().getConnection()
                : DriverManager.getConnection("jdbc:sqlite:");
        String schema = dialect.choose("Reg-1", "main");
        if (dialect == Dialect.POSTGRESQL) {
            new Database(connection).execute("CREATE SCHEMA \"Reg-1\"; SET search_path TO \"Reg-1\"");
        }
        Opened opened = new Opened(dialect, connection, SchemaEditor.on(dialect, connection, schema));
        opened.editor.alter(List.of(
                TableChange.create("site")
                        .addColumn("name", ColumnType.varchar(16))
                        .setNotNull("name")
                        .addPrimaryKey("name"),
                TableChange.create("visit")
                        .addColumn("site", ColumnType.varchar(16))
                        .setNotNull("site")
                        .addColumn("id", BIGINT)
                        .setNotNull("id")
                        .addColumn("group", TEXT)
                        .addColumn("length", BIGINT)
                        .setDefault("length", "7")
                        .addPrimaryKey("site", "id")
                        .addUnique("group")
                        .addForeignKey(ForeignKey.of(List.of("site"), "site", List.of("name"))
                                .with("ON DELETE CASCADE"))
                        .addCheck("visit_long", "length > 0")
                        .addIndex("site", "length")));
        Database database = new Database(connection);
        database.execute("INSERT INTO site VALUES ('here'), ('there')");
        database.execute("INSERT INTO visit (site, id, \"group\") VALUES ('here', 1, 'a'), ('there', 2, 'b')");
        return opened;
    }

    void alter(TableChange... changes) {
        editor.alter(List.of(changes));
        editor.finish();
    }

    Table table(String name) {
        return editor.table(name).orElseThrow();
    }

    List<String> rows(String query) {
        return new Database(connection).texts(query);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
