package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What statements mean for the transaction that they are part of, by their words. */
public final class TransactionRules {
    /** active_sql_transaction, which is what PostgreSQL itself says. */
    private static final String IN_TRANSACTION = "25001";

    private static final String[] CONTROL = {"BEGIN", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE"};

    /** What SQLite ignores, or refuses, to set within a transaction. */
    private static final String[] PRAGMAS = {"foreign_keys", "journal_mode", "synchronous"};

    private final Tokens tokens;
    private final Dialect dialect;

    private TransactionRules(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    /**
     * Refuses what would not go through in a transaction, or would end it.
     *
     * @throws SQLException with SQLSTATE 25001 when there is such a statement in the text
     */
    public static void checkWithin(Dialect dialect, String sql) throws SQLException {
        TransactionRules rules = of(dialect, sql);
        for (int start : rules.starts()) {
            if (rules.isControl(start)) {
                throw new SQLException(
                        rules.words(start) + " would break the transaction that the step is; leave it out, for a step"
                                + " begins and ends its own",
                        IN_TRANSACTION);
            }
            Optional<String> found = rules.outside(start);
            if (found.isPresent()) {
                throw new SQLException(
                        found.get() + " cannot be part of the transaction that the step is; make the migration an"
                                + " OnlineMigration, whose work is no transaction",
                        IN_TRANSACTION);
            }
        }
    }

    /**
     * Whether a statement can be part of a transaction.
     *
     * @throws IllegalArgumentException when it is not one statement, or one that begins or ends a transaction
     */
    public static boolean isWithin(Dialect dialect, String sql) {
        TransactionRules rules = of(dialect, sql);
        List<Integer> starts = rules.starts();
        if (starts.size() != 1) {
            throw new IllegalArgumentException("an online migration executes one statement at a time, because each is"
                    + " committed by itself; these are " + starts.size() + ": " + sql);
        }
        if (rules.isControl(starts.get(0))) {
            throw new IllegalArgumentException(rules.words(starts.get(0))
                    + " has no place in an online migration, whose statements are committed one by one");
        }
        return rules.outside(starts.get(0)).isEmpty();
    }

    private static TransactionRules of(Dialect dialect, String sql) {
        return new TransactionRules(Tokens.of(sql, dialect), dialect);
    }

    /** The tokens that statements begin with. */
    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            if (!tokens.is(at, ";")) {
                starts.add(at);
            }
            at = end(at) + 1;
        }
        return starts;
    }

    /** The semicolon behind a statement, or the number of tokens; the body of a trigger or function has its own. */
    private int end(int start) {
        boolean trigger = dialect == Dialect.SQLITE
                && tokens.is(start, "CREATE")
                && (tokens.is(start + 1, "TRIGGER") || tokens.is(start + 2, "TRIGGER"));
        boolean create = dialect == Dialect.POSTGRESQL && tokens.is(start, "CREATE");
        int depth = 0;
        for (int at = start; at < tokens.size(); at++) {
            if (depth == 0 && tokens.is(at, ";")) {
                return at;
            }
            boolean body = tokens.is(at, "BEGIN") && (trigger || (create && tokens.is(at + 1, "ATOMIC")));
            if (body || (depth > 0 && tokens.is(at, "CASE"))) {
                depth++;
            } else if (depth > 0 && tokens.is(at, "END")) {
                depth--;
            }
        }
        return tokens.size();
    }

    private boolean isControl(int at) {
        return tokens.is(at, CONTROL) || (tokens.is(at, "START", "PREPARE") && tokens.is(at + 1, "TRANSACTION"));
    }

    /** The words of a statement that cannot be part of a transaction. */
    private Optional<String> outside(int at) {
        boolean outside = dialect == Dialect.SQLITE ? isOutsideOfSqlite(at) : isOutsideOfPostgres(at);
        return outside ? Optional.of(words(at)) : Optional.empty();
    }

    private boolean isOutsideOfSqlite(int at) {
        return tokens.is(at, "VACUUM", "ATTACH", "DETACH") || (tokens.is(at, "PRAGMA") && setsPragma(at + 1));
    }

    private boolean setsPragma(int at) {
        int name = tokens.is(at + 1, ".") ? at + 2 : at;
        return tokens.is(name, PRAGMAS) && tokens.is(name + 1, "=", "(");
    }

    private boolean isOutsideOfPostgres(int at) {
        if (tokens.is(at, "VACUUM") || (tokens.is(at, "DISCARD") && tokens.is(at + 1, "ALL"))) {
            return true;
        }
        if (tokens.is(at, "CLUSTER")) {
            return end(at) == at + 1;
        }
        if (tokens.is(at, "CREATE", "DROP")) {
            int index = tokens.is(at + 1, "UNIQUE") ? at + 2 : at + 1;
            return tokens.is(at + 1, "DATABASE", "TABLESPACE", "SUBSCRIPTION")
                    || (tokens.is(index, "INDEX") && tokens.is(index + 1, "CONCURRENTLY"));
        }
        if (tokens.is(at, "ALTER")) {
            return tokens.is(at + 1, "SYSTEM")
                    || (tokens.is(at + 1, "TABLE")
                            && has(at, "DETACH")
                            && has(at, "PARTITION")
                            && has(at, "CONCURRENTLY"))
                    || (tokens.is(at + 1, "DATABASE") && has(at, "TABLESPACE"));
        }
        return tokens.is(at, "REINDEX") && reindexes(at + 1);
    }

    private boolean reindexes(int at) {
        if (tokens.is(at, "(")) {
            int close = tokens.closing(at);
            return tokens.find(at + 1, "CONCURRENTLY") < close || reindexes(close + 1);
        }
        return tokens.is(at, "DATABASE", "SYSTEM", "SCHEMA") || tokens.is(at + 1, "CONCURRENTLY");
    }

    private boolean has(int start, String word) {
        return tokens.find(start, word) < end(start);
    }

    /** The beginning of a statement, as far as a reader needs it to find it. */
    private String words(int start) {
        int end = end(start);
        return tokens.text(new Tokens.Range(start, Math.min(end, start + 6))) + (end > start + 6 ? " …" : "");
    }
}
