package dev.espalier.cli;

import dev.espalier.Dialect;
import dev.espalier.testing.Reliability;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever dies, and whenever: started again, the work goes on as if nothing had happened. */
@ExtendWith(Reliability.class)
class KilledIT {
    private static Chain chain = new Chain(Path.of(""), 0);

    @BeforeAll
    static void compile() throws Exception {
        int length = Reliability.times(20, 50);
        chain = Chain.of(length, length, Chain.WORK);
    }

    @Test
    void theProcessOnPostgresql() throws Exception {
        new Ordeal(chain, () -> Chain.empty(Dialect.POSTGRESQL), Ordeal::killProcess)
                .suffer("kill -9 of the process, PostgreSQL", Reliability.times(2, 70));
    }

    @Test
    void theConnection() throws Exception {
        new Ordeal(chain, () -> Chain.empty(Dialect.POSTGRESQL), Ordeal::killBackend)
                .suffer("pg_terminate_backend", Reliability.times(2, 70));
    }

    @Test
    void theServer() throws Exception {
        try (CrashingPostgres server = new CrashingPostgres()) {
            new Ordeal(chain, server::newDatabase, (running, database) -> server.crash())
                    .suffer("kill -9 of the server", Reliability.times(1, 60));
        }
    }

    @Test
    void theProcessOnSqlite() throws Exception {
        new Ordeal(chain, () -> Chain.empty(Dialect.SQLITE), Ordeal::killProcess)
                .suffer("kill -9 of the process, SQLite", Reliability.times(2, 200));
    }
}
