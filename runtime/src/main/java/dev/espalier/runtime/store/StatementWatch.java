package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.schema.TransactionRules;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.jspecify.annotations.Nullable;

/** Refuses statements of mappers that cannot be part of a transaction, before they are sent. */
@Intercepts(
        @Signature(
                type = StatementHandler.class,
                method = "prepare",
                args = {Connection.class, Integer.class}))
public final class StatementWatch implements Interceptor {
    private final Dialect dialect;

    StatementWatch(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation)
            throws SQLException, InvocationTargetException, IllegalAccessException {
        StatementHandler handler = (StatementHandler) invocation.getTarget();
        TransactionRules.checkWithin(dialect, handler.getBoundSql().getSql());
        return invocation.proceed();
    }
}
