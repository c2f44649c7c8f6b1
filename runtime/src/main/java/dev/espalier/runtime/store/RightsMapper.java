package dev.espalier.runtime.store;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What the server lets this connection do, on PostgreSQL. */
interface RightsMapper {
    /**
     * What keeps every plan from being carried out: {@code standby}, {@code read only}, or statements that grant what
     * is missing. To make Espalier's own tables takes more than to use them.
     */
    @Select("""
            with home as (select oid, nspname from pg_catalog.pg_namespace where nspname = #{schema}),
            own as (select c.oid, c.relname from pg_catalog.pg_class c join home on c.relnamespace = home.oid
                    where c.relkind in ('r', 'p') and c.relname in (#{version}, #{journal})),
            missing as (
                select 'SCHEMA ' || quote_ident(nspname) as place, privilege, number from home,
                    unnest(array['USAGE', 'CREATE']) with ordinality as t (privilege, number)
                where not has_schema_privilege(oid, privilege)
                    and (privilege = 'USAGE' or (select count(*) from own) < 2)
                union all
                select 'TABLE ' || quote_ident(nspname) || '.' || quote_ident(relname), privilege, number
                from home, own, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) with ordinality as t (privilege, number)
                where not has_table_privilege(own.oid, privilege)
                    and (relname = #{version} or privilege <> 'DELETE'))
            select case when pg_is_in_recovery() then 'standby' else 'read only' end
            where current_setting('transaction_read_only') = 'on'
            union all
            (select 'GRANT ' || string_agg(privilege, ', ' order by number) || ' ON ' || place || ' TO ' || quote_ident(current_user)
            from missing group by place order by place)
            """)
    List<String> obstacles(
            @Param("schema") String schema, @Param("version") String version, @Param("journal") String journal);

    /** Who owns tables that this user may not alter, and which: the first names of them, or how many. */
    @Select("""
            select owner || ' owns ' || case when count(*) > 5 then count(*) || ' tables, such as ' else '' end
                || string_agg(name, ', ' order by name) filter (where number <= 5)
                || ' (GRANT ' || owner || ' TO ' || quote_ident(current_user) || ')'
            from (select quote_ident(pg_get_userbyid(c.relowner)) as owner, quote_ident(c.relname) as name,
                      row_number() over (partition by c.relowner order by c.relname) as number
                  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                  where n.nspname = #{schema} and c.relkind in ('r', 'p') and not pg_has_role(c.relowner, 'USAGE')) t
            group by owner order by owner
            """)
    List<String> foreign(@Param("schema") String schema);

    /** Those of some schemas that hold a table of that name. */
    @Select("""
            <script>select schemaname from pg_catalog.pg_tables where tablename = #{table} and schemaname in
            <foreach item="one" collection="schemas" open="(" separator="," close=")">#{one}</foreach>
            </script>""")
    List<String> holding(@Param("schemas") List<String> schemas, @Param("table") String table);
}
