package dev.espalier.cli;

import dev.espalier.testing.FreshDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;

/** Whom the server of the tests lets in, and how. */
final class Admission {
    private Admission() {}

    /** Puts a rule before the one that lets everybody in; skips a test on a server that keeps its own rules. */
    static void rule(FreshDatabase database, String rule) throws SQLException {
        Assumptions.assumeTrue(
                System.getenv("ESPALIER_TEST_POSTGRES") == null,
                "skipped: the rules of a server that is given stay as they are");
        String file = database.texts("show hba_file").get(0);
        database.execute(
                "copy (values ('" + rule + "'), ('host all all all trust')) to '" + file + "'",
                "select pg_reload_conf()");
    }
}
