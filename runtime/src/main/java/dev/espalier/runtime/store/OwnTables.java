package dev.espalier.runtime.store;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;

/** Which tables the migrated schema holds. */
final class OwnTables {
    private static final String POSTGRESQL = "select relname from pg_catalog.pg_class where relkind in ('r', 'p')"
            + " and relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ?) and relname in (";
    private static final String SQLITE =
            "select name from main.sqlite_schema where type = 'table' and 'main' = ? and name in (";

    private OwnTables() {}

    /** Those of some names that are there. */
    static Set<String> of(Session session, String... names) {
        String question = session.dialect().choose(POSTGRESQL, SQLITE)
                + String.join(", ", Collections.nCopies(names.length, "?")) + ")";
        Object[] parameters =
                Stream.concat(Stream.of(session.schema()), Stream.of(names)).toArray();
        return Set.copyOf(session.database().texts(question, parameters));
    }
}
