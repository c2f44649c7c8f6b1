package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the server lets a user do with a database that is to be migrated. Only PostgreSQL is asked; of a file one finds
 * out by writing to it.
 */
public final class Rights {
    /**
     * What keeps every plan from being carried out: {@code standby}, {@code read only}, or statements that grant what
     * is missing. To make Espalier's own tables takes more than to use them.
     */
    private static final String OBSTACLES = """
            with home as (select oid, nspname from pg_catalog.pg_namespace where nspname = ?),
            own as (select c.oid, c.relname from pg_catalog.pg_class c join home on c.relnamespace = home.oid
                    where c.relkind in ('r', 'p') and c.relname in (?, ?)),
            missing as (
                select 'SCHEMA ' || quote_ident(nspname) as place, privilege, number from home,
                    unnest(array['USAGE', 'CREATE']) with ordinality as t (privilege, number)
                where not has_schema_privilege(oid, privilege)
                    and (privilege = 'USAGE' or (select count(*) from own) < 2)
                union all
                select 'TABLE ' || quote_ident(nspname) || '.' || quote_ident(relname), privilege, number
                from home, own, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) with ordinality as t (privilege, number)
                where not has_table_privilege(own.oid, privilege)
                    and (relname = ? or privilege <> 'DELETE'))
            select case when pg_is_in_recovery() then 'standby' else 'read only' end
            where current_setting('transaction_read_only') = 'on'
            union all
            (select 'GRANT ' || string_agg(privilege, ', ' order by number) || ' ON ' || place || ' TO ' || quote_ident(current_user)
            from missing group by place order by place)
            """;

    /** Who owns tables that this user may not alter, and which: the first names of them, or how many. */
    private static final String FOREIGN = """
            select owner || ' owns ' || case when count(*) > 5 then count(*) || ' tables, such as ' else '' end
                || string_agg(name, ', ' order by name) filter (where number <= 5)
                || ' (GRANT ' || owner || ' TO ' || quote_ident(current_user) || ')'
            from (select quote_ident(pg_get_userbyid(c.relowner)) as owner, quote_ident(c.relname) as name,
                      row_number() over (partition by c.relowner order by c.relname) as number
                  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                  where n.nspname = ? and c.relkind in ('r', 'p') and not pg_has_role(c.relowner, 'USAGE')) t
            group by owner order by owner
            """;

    /** Those of some schemas that hold a table of that name. */
    private static final String HOLDING =
            "select schemaname from pg_catalog.pg_tables where tablename = ? and schemaname = any (?)";

    private final Session session;
    private final String versionTable;

    public Rights(Session session, String versionTable) {
        this.session = session;
        this.versionTable = versionTable;
    }

    /**
     * Looks, in one question, for what would stop any plan whatever its migrations do.
     *
     * @throws Refused when the database may only be read, or privileges are missing, with all of them
     */
    public void check() {
        if (session.dialect() == Dialect.POSTGRESQL) {
            Optional<Refusal> refusal = refusal();
            if (refusal.isPresent()) {
                throw new Refused(refusal.get());
            }
        }
    }

    /**
     * What to do where the user may not do something: all that is missing in the schema, as far as the server tells,
     * asked for after the error has ended the transaction. Empty for errors of another kind, and in a rehearsal, whose
     * transaction goes on.
     */
    public Optional<String> after(Throwable failure) {
        if (!isToBeExplained(failure)) {
            return Optional.empty();
        }
        List<String> foreign = session.database().texts(FOREIGN, session.schema());
        List<String> parts = Stream.concat(
                        grants().stream(),
                        foreign.isEmpty()
                                ? Stream.of()
                                : Stream.of("a table is altered by its owner only: " + String.join("; ", foreign)))
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    /** The same for somebody who only reads, and alters nothing. */
    public Optional<String> afterReading(Throwable failure) {
        return isToBeExplained(failure) ? grants() : Optional.empty();
    }

    /**
     * Makes sure that the schema, where nobody has named it, is the one that is meant.
     *
     * @throws Refused when another schema of the search path has a version table too
     */
    void checkSchema() {
        if (!session.otherSchemas().isEmpty()) {
            List<String> holding = session.database()
                    .texts(HOLDING, versionTable, session.otherSchemas().toArray(String[]::new));
            if (!holding.isEmpty()) {
                throw new Refused(new DatabaseRefusal.SeveralSchemas(session.schema(), holding, versionTable));
            }
        }
    }

    private boolean isToBeExplained(Throwable failure) {
        return session.dialect() == Dialect.POSTGRESQL && !session.isRehearsal() && SqlState.isForbidden(failure);
    }

    private Optional<String> grants() {
        List<String> grants =
                obstacles().stream().filter(line -> line.startsWith("GRANT ")).toList();
        return grants.isEmpty() ? Optional.empty() : Optional.of("have the owner run: " + String.join("; ", grants));
    }

    private Optional<Refusal> refusal() {
        List<String> obstacles = obstacles();
        if (obstacles.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (obstacles.get(0)) {
                    case "standby" ->
                        new DatabaseRefusal.ReadOnly(
                                "the server is a standby",
                                "connect to the primary (with several hosts in the URL: targetServerType=primary)");
                    case "read only" ->
                        new DatabaseRefusal.ReadOnly(
                                "default_transaction_read_only is on",
                                "connect to the primary or as another user, or turn it off for this one");
                    default -> new DatabaseRefusal.MissingPrivileges(session.schema(), obstacles);
                });
    }

    private List<String> obstacles() {
        return session.database().texts(OBSTACLES, session.schema(), versionTable, Journal.NAME, versionTable);
    }
}
