package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ingest dates that are no point in time: before the datasets' ids are replaced, and after. */
final class IngestDatesTest {
    private static final Request TO_UUID = Request.upgrade("2101fbf51ad3").through("datasets/int_1.0.0_to_uuid_1.0.0");
    private static final Request TO_TAI = Request.upgrade("4e2d7a28475b");

    /** What SQLite takes for a timestamp. */
    private static final List<String> WRONG = List.of(
            "yesterday",
            "2021-08-31",
            "2021-08-31 25:00:00",
            "2021-08-31 12:34:56+02:00",
            "2021-08-31 12:34:56.5+02",
            "9999-12-31 00:00:00",
            "0001-01-01 00:00:00",
            "1630413296");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areRefusedWithTheirRows(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER
                .registry(dialect, folder)
                .run("ALTER TABLE dataset ADD COLUMN ingest_date TIMESTAMP;"
                        + " UPDATE dataset SET ingest_date = '2021-08-31 12:34:56.789012'");
        for (String wrong : dialect == Dialect.SQLITE
                ? WRONG
                : List.of("infinity", "-infinity", "9999-12-31 00:00:00", "0001-01-01 00:00:00")) {
            registry.run("UPDATE dataset SET ingest_date = '" + wrong + "' WHERE id = 3");
            Contents before = Contents.of(registry);
            assertThatThrownBy(() -> registry.migrate(TO_TAI))
                    .as(wrong)
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV327] upgrade datasets ByDimensionsDatasetRecordStorageManagerUUID 2.0.0"
                            + " (4e2d7a28475b) cannot be done: dataset has 1 row with no date and time from 1678 to 2261 in ingest_date: 3 ("
                            + wrong + "); give them the UTC, YYYY-MM-DD HH:MM:SS, at which they were ingested");
            Contents.of(registry).assertEqualTo(before);
        }
        registry.migrate(TO_UUID);
        assertThatThrownBy(() -> registry.migrate(TO_TAI))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("dataset has 1 row with no date and time from 1678 to 2261 in ingest_date: ");

        registry.run("UPDATE dataset SET ingest_date = '2021-08-31 12:34:56'"
                + " WHERE ingest_date <> '2021-08-31 12:34:56.789012'");
        registry.migrate(TO_TAI);
        assertThat(registry.query("SELECT DISTINCT ingest_date FROM dataset ORDER BY 1"))
                .containsExactly("1630413333000000000", "1630413333789012000");
    }
}
