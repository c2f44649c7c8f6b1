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
        List<String> foreign = mapper().foreign(session.schema());
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
            List<String> holding = mapper().holding(session.otherSchemas(), versionTable);
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
        return mapper().obstacles(session.schema(), versionTable, Journal.NAME);
    }

    private RightsMapper mapper() {
        return session.mapper(RightsMapper.class);
    }
}
