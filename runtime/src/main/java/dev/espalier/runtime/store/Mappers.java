package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import java.util.Locale;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;

/** MyBatis as Espalier uses it: no XML, statements chosen by dialect, nothing remembered between two queries. */
final class Mappers {
    private Mappers() {}

    static Configuration configuration(Dialect dialect) {
        Configuration configuration = new Configuration();
        configuration.setDatabaseId(dialect.name().toLowerCase(Locale.ROOT));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.addInterceptor(new StatementWatch(dialect));
        configuration.addMapper(VersionMapper.class);
        configuration.addMapper(JournalMapper.class);
        return configuration;
    }

    /**
     * SQL that a statement takes in as it is: what looks like a parameter of MyBatis's in it, such as in a name, is
     * none.
     */
    static String verbatim(String sql) {
        return sql.replace("#{", "\\#{");
    }
}
