package dev.espalier.runtime.schema;

import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.ReplaceColumn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What hangs on columns that are to be replaced, and would be dropped with them or keep them from being dropped: their
 * keys, constraints and indexes, foreign keys to them from anywhere, statistics and their targets, triggers, comments,
 * privileges and sequences.
 */
record PostgresDependents(Database database, List<Dependent> dependents) {
    /** Statements that take something away beforehand, and make it again afterwards. */
    private record Dependent(String drop, String make) {}

    private static final String QUERY = """
            WITH replaced AS (
              SELECT c.oid AS rel, a.attnum, a.attname, a.attacl, a.attstattarget, a.attoptions, format('%I.%I', n.nspname, c.relname) AS tab
              FROM unnest(?, ?) r (tab, col)
              JOIN pg_catalog.pg_namespace n ON n.nspname = ?
              JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = r.tab
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = r.col
            ), con AS (
              SELECT DISTINCT k.oid, k.contype, k.conname, k.conindid, format('%I.%I', n.nspname, c.relname) AS tab
              FROM replaced r
              JOIN pg_catalog.pg_constraint k ON k.conrelid = r.rel AND r.attnum = ANY (k.conkey)
                OR k.contype = 'f' AND k.confrelid = r.rel AND r.attnum = ANY (k.confkey)
              JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE k.contype IN ('p', 'u', 'x', 'c', 'f') AND k.conparentid = 0
            ), dep AS (
              SELECT DISTINCT d.classid, d.objid, r.tab
              FROM replaced r
              JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass
                AND d.refobjid = r.rel AND d.refobjsubid = r.attnum
            ), ind AS (
              SELECT i.oid, i.relname, i.reltablespace, i.reloptions, d.tab, true AS own
              FROM dep d JOIN pg_catalog.pg_class i ON i.oid = d.objid AND i.relkind IN ('i', 'I')
              WHERE d.classid = 'pg_catalog.pg_class'::regclass
              UNION ALL
              SELECT i.oid, i.relname, i.reltablespace, i.reloptions, k.tab, false
              FROM con k JOIN pg_catalog.pg_class i ON i.oid = k.conindid
              WHERE k.contype IN ('p', 'u', 'x')
            ), gone (stage, class, obj, sub, kind, "drop", make) AS (
              SELECT CASE contype WHEN 'p' THEN 1 WHEN 'u' THEN 2 WHEN 'x' THEN 2 WHEN 'c' THEN 3 ELSE 9 END,
                'pg_catalog.pg_constraint'::regclass, oid, 0, 'CONSTRAINT',
                format('ALTER TABLE %s DROP CONSTRAINT %I', tab, conname),
                format('ALTER TABLE %s ADD CONSTRAINT %I %s', tab, conname, pg_catalog.pg_get_constraintdef(oid))
              FROM con
              UNION ALL
              SELECT 4, 'pg_catalog.pg_class'::regclass, oid, 0, 'INDEX',
                CASE WHEN own THEN format('DROP INDEX %s', oid::regclass) END,
                CASE WHEN own THEN pg_catalog.pg_get_indexdef(oid) END
              FROM ind
              UNION ALL
              SELECT 5, d.classid, s.oid, 0, 'STATISTICS',
                format('DROP STATISTICS %s.%I', s.stxnamespace::regnamespace, s.stxname),
                pg_catalog.pg_get_statisticsobjdef(s.oid)
              FROM dep d JOIN pg_catalog.pg_statistic_ext s ON s.oid = d.objid
              WHERE d.classid = 'pg_catalog.pg_statistic_ext'::regclass
              UNION ALL
              SELECT 8, d.classid, t.oid, 0, 'TRIGGER',
                format('DROP TRIGGER %I ON %s', t.tgname, d.tab),
                pg_catalog.pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE
                  format('; ALTER TABLE %s %s TRIGGER %I', d.tab, CASE t.tgenabled WHEN 'D' THEN 'DISABLE'
                    WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname) END
              FROM dep d JOIN pg_catalog.pg_trigger t ON t.oid = d.objid AND NOT t.tgisinternal
              WHERE d.classid = 'pg_catalog.pg_trigger'::regclass
              UNION ALL
              SELECT 0, 'pg_catalog.pg_class'::regclass, rel, attnum, 'COLUMN', NULL, NULL FROM replaced
            )
            SELECT "drop", make FROM (
              SELECT stage, "drop", make FROM gone WHERE make IS NOT NULL
              UNION ALL
              SELECT 6, NULL, format('ALTER TABLE %s CLUSTER ON %I', i.tab, i.relname)
              FROM ind i JOIN pg_catalog.pg_index x ON x.indexrelid = i.oid WHERE x.indisclustered
              UNION ALL
              SELECT 6, NULL, format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', i.tab, i.relname)
              FROM ind i JOIN pg_catalog.pg_index x ON x.indexrelid = i.oid WHERE x.indisreplident
              UNION ALL
              SELECT 6, NULL, format('ALTER INDEX %s SET (%s)', i.oid::regclass, array_to_string(i.reloptions, ', '))
              FROM ind i WHERE i.reloptions IS NOT NULL AND NOT i.own
              UNION ALL
              SELECT 6, NULL, format('ALTER INDEX %s SET TABLESPACE %I', i.oid::regclass, t.spcname)
              FROM ind i JOIN pg_catalog.pg_tablespace t ON t.oid = i.reltablespace
              UNION ALL
              SELECT 7, NULL, format('GRANT %s (%I) ON %s TO %s%s', g.privilege_type, r.attname, r.tab,
                CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
                CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
              FROM replaced r, pg_catalog.aclexplode(r.attacl) g
              UNION ALL
              SELECT 7, NULL, format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', tab, attname, attstattarget)
              FROM replaced WHERE attstattarget >= 0
              UNION ALL
              SELECT 7, NULL, format('ALTER TABLE %s ALTER COLUMN %I SET (%s)', tab, attname, array_to_string(attoptions, ', '))
              FROM replaced WHERE attoptions IS NOT NULL
              UNION ALL
              SELECT 7, format('ALTER SEQUENCE %s OWNED BY NONE', d.objid::regclass),
                format('ALTER SEQUENCE %s OWNED BY %s.%I', d.objid::regclass, r.tab, r.attname)
              FROM replaced r
              JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass
                AND d.refobjid = r.rel AND d.refobjsubid = r.attnum
                AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'a'
              JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
              UNION ALL
              SELECT 10, NULL, format('COMMENT ON %s %s IS %L', g.kind,
                (pg_catalog.pg_identify_object(g.class, g.obj, g.sub)).identity, d.description)
              FROM gone g
              JOIN pg_catalog.pg_description d ON d.classoid = g.class AND d.objoid = g.obj AND d.objsubid = g.sub
            ) todo
            ORDER BY stage, make
            """;

    /** What hangs on the columns that the changes replace. */
    static PostgresDependents of(Database database, String schema, List<TableChange> changes) {
        var replaced = changes.stream()
                .flatMap(change -> change.parts().stream()
                        .filter(ReplaceColumn.class::isInstance)
                        .map(part -> Map.entry(change.table(), ((ReplaceColumn) part).column())))
                .toList();
        return new PostgresDependents(
                database,
                replaced.isEmpty()
                        ? List.of()
                        : database.query(
                                QUERY,
                                row -> new Dependent(
                                        Objects.requireNonNullElse(row.getString(1), ""), row.getString(2)),
                                replaced.stream().map(Map.Entry::getKey).toArray(String[]::new),
                                replaced.stream().map(Map.Entry::getValue).toArray(String[]::new),
                                schema));
    }

    /** Takes all of it away, last first. */
    void drop() {
        for (int i = dependents.size() - 1; i >= 0; i--) {
            run(Stream.of(dependents.get(i).drop()));
        }
    }

    /** Makes all of it again. */
    void make() {
        run(dependents.stream().map(Dependent::make));
    }

    private void run(Stream<String> statements) {
        statements.filter(statement -> !statement.isEmpty()).forEach(database::execute);
    }
}
