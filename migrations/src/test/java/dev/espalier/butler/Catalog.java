package dev.espalier.butler;

import dev.espalier.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A schema as the database's own catalogue tells it, a line for each thing: with what dump-schema leaves out, such as
 * the order of columns, ON DELETE, sequences and comments.
 */
final class Catalog {
    private static final List<String> POSTGRESQL = List.of("""
            SELECT concat_ws(' ', 'column', c.relname, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum), a.attname,
                format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
                col_description(c.oid, a.attnum))
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
            """, """
            SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
            """, """
            SELECT 'index ' || replace(indexdef, ' ON ' || quote_ident(schemaname) || '.', ' ON ')
            FROM pg_indexes WHERE schemaname = current_schema()
            """, """
            SELECT concat_ws(' ', 'sequence', sequencename, data_type, start_value, min_value, max_value, increment_by,
                cycle, cache_size)
            FROM pg_sequences WHERE schemaname = current_schema()
            """, """
            SELECT concat_ws(' ', 'comment', relname, obj_description(oid, 'pg_class'))
            FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
            """);
    private static final List<String> SQLITE = List.of(
            """
            SELECT concat_ws(' ', 'column', m.name, c.cid, c.name, upper(c.type), c."notnull", c.dflt_value, c.pk)
            FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'
            """,
            """
            SELECT concat_ws(' ', 'reference', name, "table", on_update, on_delete, group_concat("from" || '>' || "to"))
            FROM (SELECT m.name, f.* FROM sqlite_master m, pragma_foreign_key_list(m.name) f
                  WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq)
            GROUP BY name, id, "table", on_update, on_delete
            """,
            """
            SELECT concat_ws(' ', 'index', m.name, i."unique", i.origin, i.partial,
                (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)),
                iif(i.origin = 'c', i.name, ''))
            FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table'
            """,
            "SELECT concat_ws(' ', type, name, sql) FROM sqlite_master WHERE type NOT IN ('table', 'index')");

    private Catalog() {}

    /** The lines, sorted; those of Espalier's own journal are left out. */
    static List<String> of(TestRegistry registry) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String query : registry.dialect() == Dialect.POSTGRESQL ? POSTGRESQL : SQLITE) {
            lines.addAll(registry.query(query));
        }
        lines.removeIf(line -> line.contains("espalier_journal"));
        Collections.sort(lines);
        return lines;
    }
}
