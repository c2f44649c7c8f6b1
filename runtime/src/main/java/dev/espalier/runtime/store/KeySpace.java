package dev.espalier.runtime.store;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
import dev.espalier.runtime.schema.Database;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a table, in their order. A key is what SQL writes for it, so that it means the same to every statement.
 */
public final class KeySpace {
    /** More than workers, so that all find something to do until near the end. */
    private static final long MOST_SEGMENTS = 32;

    private static final long ROWS_OF_A_SEGMENT = 2_000;
    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
    private static final Set<String> OTHERS = Set.of("text", "varchar", "uuid", "timestamp", "timestamptz", "date");

    /** The type beneath domains. */
    private static final String TYPE = "select b.typname from pg_catalog.pg_attribute a"
            + " join pg_catalog.pg_type t on t.oid = a.atttypid"
            + " join pg_catalog.pg_type b on b.oid = case t.typbasetype when 0 then t.oid else t.typbasetype end"
            + " where a.attrelid = ?::regclass and a.attname = ?";

    private static final String INDEXED = "select exists (select from pg_catalog.pg_index i"
            + " join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]"
            + " join pg_catalog.pg_class c on c.oid = i.indexrelid join pg_catalog.pg_am m on m.oid = c.relam"
            + " join pg_catalog.pg_opclass o on o.oid = i.indclass[0]"
            + " where i.indrelid = ?::regclass and a.attname = ? and i.indisvalid"
            + " and i.indpred is null and m.amname = 'btree' and o.opcdefault and i.indcollation[0] = a.attcollation)";

    private static final String SQLITE_INDEXED =
            "select exists (select 1 from pragma_table_info(?1) where name = ?2 and pk = 1)"
                    + " or exists (select 1 from pragma_index_list(?1) l, pragma_index_info(l.name) i"
                    + " where l.partial = 0 and i.seqno = 0 and i.name = ?2)";

    /** How many in a hundred pages make a sample of about 300, partitions included. */
    private static final String SHARE = "select least(100, 300 * 100.0 / greatest(1, (pg_relation_size(t.name)"
            + " + coalesce((select sum(pg_relation_size(relid)) from pg_partition_tree(t.name)), 0))"
            + " / current_setting('block_size')::int)) from (select ?::regclass as name) t";

    private final Database database;
    private final Dialect dialect;
    private final String name;
    private final String key;
    private final String table;
    private final String column;
    private final String type;

    /**
     * How far a batch reaches.
     *
     * @param rows the rows in it
     * @param last the last key
     */
    public record Reach(long rows, String last) {}

    /**
     * How the rows are divided.
     *
     * @param rows how many there are, about
     * @param bounds the last key of each part but the last
     */
    public record Division(long rows, List<String> bounds) {
        public Division {
            bounds = List.copyOf(bounds);
        }
    }

    /** The keys of a table that exists. */
    public KeySpace(Session session, Backfill backfill) {
        this.database = session.database();
        this.dialect = session.dialect();
        this.name = backfill.table();
        this.key = backfill.key();
        this.table = session.qualified(name);
        this.column = backfill.column();
        this.type = dialect == Dialect.SQLITE
                ? ""
                : database.texts(TYPE, table, key).get(0);
    }

    /** Whether keys of this type have an order that is known to be total; in SQLite all have. */
    public boolean isOrdered() {
        return dialect == Dialect.SQLITE || INTEGERS.contains(type) || OTHERS.contains(type);
    }

    /** Whether an index finds and orders all rows by the key. */
    public boolean isIndexed() {
        return dialect == Dialect.SQLITE
                ? database.isTrue(SQLITE_INDEXED, name, key)
                : database.isTrue(INDEXED, table, key);
    }

    /** Whether a row has no key. */
    public boolean hasNulls() {
        return database.isTrue("select exists (select 1 from " + table + " where " + column + " is null)");
    }

    /**
     * Divides the rows into parts of about one size, as a sample of them tells. In SQLite, where two cannot write at
     * once, they are counted, and are one part.
     */
    public Division divided() {
        if (dialect == Dialect.SQLITE) {
            return new Division(number("select count(*) from " + table), List.of());
        }
        String share = database.texts(SHARE, table).get(0);
        long rows = number("select cast(count(*) * 100 / %1$s as bigint) from %2$s tablesample system (%1$s)"
                .formatted(share, table));
        return new Division(rows, bounds(rows, share));
    }

    private List<String> bounds(long rows, String share) {
        int parts = (int) Math.min(MOST_SEGMENTS, rows / ROWS_OF_A_SEGMENT);
        if (parts < 2) {
            return List.of();
        }
        // The last key of each part of a sample but the last part.
        String sample = "select %1$s from (select key, part, lead(part) over (order by key) as next from"
                + " (select %2$s as key, ntile(%3$d) over (order by %2$s) as part"
                + " from %4$s tablesample system (%5$s)) p) q where part <> next order by key";
        return database.texts(sample.formatted(literal(), column, parts, table, share)).stream()
                .distinct()
                .toList();
    }

    /** How far that many rows of a segment reach, behind those that are done. */
    public Optional<Reach> reach(Segment segment, int rows) {
        String reach = "select number, " + literal() + " from (select key, row_number() over (order by key) as number"
                + " from (select " + column + " as key from " + table + " where "
                + range(segment.position(), segment.upperBound()) + " order by " + column + " limit " + rows + ") b) n"
                + " order by number desc limit 1";
        return database.first(reach, row -> new Reach(row.getLong(1), row.getString(2)));
    }

    /** The condition that a row is in a batch. */
    public String range(Segment segment, Reach reach) {
        return range(segment.position(), reach.last());
    }

    private String range(@Nullable String after, @Nullable String upTo) {
        String lower = after == null ? "" : column + " > " + after;
        String upper = upTo == null ? "" : column + " <= " + upTo;
        String both = lower + (lower.isEmpty() || upper.isEmpty() ? "" : " and ") + upper;
        return both.isEmpty() ? "1 = 1" : both;
    }

    private long number(String question) {
        return database.query(question, row -> row.getLong(1)).get(0);
    }

    private String literal() {
        String typed = INTEGERS.contains(type) ? "key::text" : "format('%L::" + type + "', key)";
        return dialect.choose(typed, "quote(key)") + " as last";
    }
}
