package dev.espalier.runtime.execute;

import dev.espalier.Backfill;
import dev.espalier.runtime.store.Session;
import dev.espalier.testing.FreshDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A table of rows that each count how often they were worked on, and the backfill that does so. */
record Filling(FreshDatabase database, BackfillSettings settings, StepContext.Listener listener) {
    static final Backfill COUNT = Backfill.of("the order").by("id").set("n = n + 1");

    static Filling of(FreshDatabase database) {
        return new Filling(database, BackfillSettings.DEFAULT, StepContext.Listener.NOBODY);
    }

    Filling with(BackfillSettings other) {
        return new Filling(database, other, listener);
    }

    Filling with(StepContext.Listener other) {
        return new Filling(database, settings, other);
    }

    /** Makes the table, with as many rows as the query has keys; the query may use {@code i}, counted from 1. */
    void table(String type, String key, int rows) throws SQLException {
        database.execute(
                "create table \"the order\" (id " + type + " primary key, n int not null default 0, v int default 0)");
        database.execute(database.dialect()
                .choose(
                        "insert into \"the order\" (id) select " + key + " from generate_series(1, " + rows + ") i",
                        "with recursive s(i) as (select 1 where " + rows
                                + " > 0 union all select i + 1 from s where i < " + rows
                                + ") insert into \"the order\" (id) select " + key + " from s"));
    }

    void run() {
        run(COUNT);
    }

    void run(Backfill backfill) {
        run(backfill, database.dataSource());
    }

    void run(Backfill backfill, DataSource dataSource) {
        try (Session session = Session.open(dataSource, Optional.empty())) {
            new BackfillRun(
                            session,
                            () -> Session.open(dataSource, Optional.empty()),
                            "r1",
                            backfill,
                            settings,
                            listener,
                            () -> {})
                    .run();
        }
    }

    /** How often rows were worked on, and how many rows that is. */
    List<String> counts() throws SQLException {
        return database.texts("select n || ' x ' || count(*) from \"the order\" group by n order by n");
    }
}
