package dev.espalier.runtime.store;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** A connection that tells a script what is done on it. */
final class Recording {
    private final SqlScript script;

    private Recording(SqlScript script) {
        this.script = script;
    }

    /** The same connection, recorded. */
    static Connection of(Connection connection, SqlScript script) {
        Recording recording = new Recording(script);
        return Proxies.of(Connection.class, (method, args) -> {
            refuse(method.getName().equals("prepareCall"), "a call by JDBC's own words");
            Object result = Proxies.call(connection, method, args);
            return switch (method.getName()) {
                case "createStatement" -> recording.statement((Statement) requireNonNull(result));
                case "prepareStatement" ->
                    recording.prepared((PreparedStatement) requireNonNull(result), (String) args[0]);
                default -> result;
            };
        });
    }

    private Statement statement(Statement statement) {
        return Proxies.of(Statement.class, (method, args) -> {
            refuse(method.getName().equals("addBatch"), "a batch");
            Object result = Proxies.call(statement, method, args);
            if (method.getName().equals("executeQuery")) {
                script.asked((String) args[0]);
            } else if (method.getName().startsWith("execute")) {
                script.executed((String) args[0]);
            }
            return result;
        });
    }

    private PreparedStatement prepared(PreparedStatement statement, String sql) {
        SortedMap<Integer, Setting> settings = new TreeMap<>();
        return Proxies.of(PreparedStatement.class, (method, args) -> {
            refuse(method.getName().equals("addBatch"), "a batch");
            Object result = Proxies.call(statement, method, args);
            if (method.getName().startsWith("execute")) {
                if (method.getName().equals("executeQuery") || Boolean.TRUE.equals(result)) {
                    script.asked(sql, settings);
                } else {
                    script.executed(sql, settings);
                }
            } else if (method.getName().startsWith("set") && args.length > 1) {
                refuse(args[1] instanceof InputStream || args[1] instanceof Reader, "a value that is a stream");
                settings.put((Integer) args[0], setting(method, args));
            } else if (method.getName().equals("clearParameters")) {
                settings.clear();
            }
            return result;
        });
    }

    /** Sets a parameter of another statement as one was set. */
    interface Setting {
        void repeat(PreparedStatement statement, int index) throws SQLException;
    }

    private static Setting setting(Method method, Object[] args) {
        Object[] same = args.clone();
        return (statement, index) -> {
            same[0] = index;
            try {
                method.invoke(statement, same);
            } catch (InvocationTargetException e) {
                throw new SQLException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static void refuse(boolean condition, String what) throws SQLException {
        if (condition) {
            throw new SQLFeatureNotSupportedException(what + " cannot be written as SQL");
        }
    }
}
