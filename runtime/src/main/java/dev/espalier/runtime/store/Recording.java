package dev.espalier.runtime.store;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A connection that tells a script what is done on it; beneath MyBatis and all else, so that nothing is missed. */
final class Recording {
    private final SqlScript script;

    private Recording(SqlScript script) {
        this.script = script;
    }

    /** The same connection, recorded. */
    static Connection of(Connection connection, SqlScript script) {
        Recording recording = new Recording(script);
        return proxy(Connection.class, (method, args) -> {
            refuse(method.getName().equals("prepareCall"), "a call by JDBC's own words");
            Object result = call(connection, method, args);
            return switch (method.getName()) {
                case "createStatement" -> recording.statement((Statement) requireNonNull(result));
                case "prepareStatement" ->
                    recording.prepared((PreparedStatement) requireNonNull(result), (String) args[0]);
                default -> result;
            };
        });
    }

    private Statement statement(Statement statement) {
        return proxy(Statement.class, (method, args) -> {
            refuse(method.getName().equals("addBatch"), "a batch");
            Object result = call(statement, method, args);
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
        return proxy(PreparedStatement.class, (method, args) -> {
            refuse(method.getName().equals("addBatch"), "a batch");
            Object result = call(statement, method, args);
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

    /** What a proxy does for a call; there are no arguments where there is none to give. */
    private interface Handler {
        @Nullable
        Object handle(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Recording.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> handler.handle(method, args == null ? new Object[0] : args)));
    }

    private static @Nullable Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
