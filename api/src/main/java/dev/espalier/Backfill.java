package dev.espalier;

import java.util.Optional;

/**
 * Work on every row of a table, done outside of a transaction: in batches of key ranges, each a short transaction of
 * its own, so that an application can go on writing. How it is carried out, and what happens to rows that come
 * meanwhile, is in {@code docs/backfills.md}.
 *
 * <pre>{@code
 * Backfill.of("order").by("id").set("total_cents = round(total * 100)").where("total_cents is null")
 * }</pre>
 *
 * <p>Table and key are names, which are put in quotes. Assignments, conditions and statements are SQL that the author
 * answers for; unqualified names in them mean the schema that is being migrated. In them the table is called by its
 * name, without an alias.
 *
 * @param name what it is called in messages and in the record of how far it has come; no two backfills of a revision
 *     have the same
 * @param table the table whose rows are worked on
 * @param key the column by which its rows are divided into ranges: never null, and the first of an index
 * @param statement the work for one range, with {@value #RANGE} where a condition says which rows are in the range
 * @param condition what else must hold for a row to be worked on
 */
public record Backfill(String name, String table, String key, String statement, Optional<String> condition) {
    /** Stands in a statement for the condition that a row is in the batch's range. */
    public static final String RANGE = "{range}";

    /**
     * A backfill of all parts.
     *
     * @throws IllegalArgumentException when the statement says nowhere which rows are in the range
     */
    public Backfill {
        if (!statement.contains(RANGE)) {
            throw new IllegalArgumentException(
                    "the statement of backfill " + name + " would work on all rows in every batch; write " + RANGE
                            + " where its condition says which rows it is for");
        }
    }

    /** A table whose rows are to be worked on. */
    public static Rows of(String table) {
        return new Rows(table);
    }

    /** The rows of a table. */
    public record Rows(String table) {
        /** Divides them into ranges of a column, which is never null and the first of an index; best is a key. */
        public Ranges by(String key) {
            return new Ranges(table, key);
        }
    }

    /** The rows of a table in ranges. */
    public record Ranges(String table, String key) {
        /**
         * Updates each row.
         *
         * @param assignments what stands behind {@code SET}, such as {@code total_cents = round(total * 100)}
         */
        public Backfill set(String assignments) {
            return run("update " + quoted(table) + " set " + assignments + "\nwhere " + RANGE);
        }

        /**
         * Runs a statement for each range of rows, such as {@code insert into archive select * from "order" where
         * {range}}.
         *
         * @throws IllegalArgumentException when it says nowhere which rows are in the range
         */
        public Backfill run(String statement) {
            return new Backfill(table, table, key, statement, Optional.empty());
        }
    }

    /** The same for those rows only for which the condition holds too, and all earlier ones. */
    public Backfill where(String also) {
        String all = condition
                .map(before -> "(" + before + "\n) and (" + also + "\n)")
                .orElse(also);
        return new Backfill(name, table, key, statement, Optional.of(all));
    }

    /** The same by another name; without one it is called like its table. */
    public Backfill named(String otherName) {
        return new Backfill(otherName, table, key, statement, condition);
    }

    /** The key as SQL writes it beside other tables. */
    public String column() {
        return quoted(table) + "." + quoted(key);
    }

    /** The statement for the rows of a range, which is a condition on {@link #column()}. */
    public String statement(String range) {
        String rows = condition.map(c -> range + " and (" + c + "\n)").orElse(range);
        return statement.replace(RANGE, "(" + rows + ")");
    }

    private static String quoted(String name) {
        return Dialect.POSTGRESQL.quote(name);
    }
}
