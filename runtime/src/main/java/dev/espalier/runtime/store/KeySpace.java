package dev.espalier.runtime.store;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
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

    private final KeyMapper mapper;
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

    /** The keys of a table that exists. */
    public KeySpace(Session session, Backfill backfill) {
        this.mapper = session.mapper(KeyMapper.class);
        this.dialect = session.dialect();
        this.name = backfill.table();
        this.key = backfill.key();
        this.table = session.qualified(name);
        this.column = backfill.column();
        this.type = mapper.type(table, key);
    }

    /** Whether keys of this type have an order that is known to be total; in SQLite all have. */
    public boolean isOrdered() {
        return dialect == Dialect.SQLITE || INTEGERS.contains(type) || OTHERS.contains(type);
    }

    /** Whether an index finds and orders all rows by the key. */
    public boolean isIndexed() {
        return mapper.isIndexed(table, name, key);
    }

    /** Whether a row has no key. */
    public boolean hasNulls() {
        return mapper.hasNulls(table, column);
    }

    /** How many rows there are, about: counted in SQLite, and in PostgreSQL estimated from some pages. */
    long estimate() {
        return mapper.estimate(table, share());
    }

    /**
     * Keys that divide the rows into parts of about one size, as a sample of them tells. None in SQLite, where two
     * cannot write at once.
     */
    List<String> bounds(long rows) {
        int parts = (int) Math.min(MOST_SEGMENTS, rows / ROWS_OF_A_SEGMENT);
        return dialect == Dialect.SQLITE || parts < 2
                ? List.of()
                : mapper.bounds(table, column, literal(), share(), parts).stream()
                        .distinct()
                        .toList();
    }

    /** How far that many rows of a segment reach, behind those that are done. */
    public Optional<Reach> reach(Segment segment, int rows) {
        return mapper.reach(table, column, literal(), escaped(range(segment.position(), segment.upperBound())), rows);
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

    private double share() {
        return dialect == Dialect.SQLITE ? 100 : mapper.share(table);
    }

    private String literal() {
        String typed = INTEGERS.contains(type) ? "key::text" : "format('%L::" + type + "', key)";
        return dialect.choose(typed, "quote(key)") + " as last";
    }

    /** MyBatis would take what a key holds for a parameter. */
    private static String escaped(String range) {
        return range.replace("#{", "\\#{");
    }
}
