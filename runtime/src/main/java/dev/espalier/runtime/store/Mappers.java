package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import java.sql.Connection;
import java.util.Locale;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;

/**
 * MyBatis as migrations find it: no XML, statements chosen by dialect, nothing remembered between two queries.
 * Espalier's own statements do without, because to set it up takes longer than most of what they do.
 */
final class Mappers {
    private final Configuration configuration;
    private final SqlSession session;

    Mappers(Connection connection, Dialect dialect) {
        configuration = new Configuration();
        configuration.setDatabaseId(dialect.name().toLowerCase(Locale.ROOT));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.addInterceptor(new StatementWatch(dialect));
        session = new DefaultSqlSessionFactory(configuration).openSession(connection);
    }

    <M> M get(Class<M> type) {
        if (!configuration.hasMapper(type)) {
            configuration.addMapper(type);
        }
        return session.getMapper(type);
    }
}
