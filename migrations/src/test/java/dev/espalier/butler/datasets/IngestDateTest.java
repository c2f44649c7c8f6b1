package dev.espalier.butler.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.butler.TaiOffset;
import dev.espalier.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IngestDateTest {
    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void goesToTaiAndBackExactlyAroundEveryLeapSecond(Dialect dialect) throws SQLException {
        try (Connection connection = connect(dialect)) {
            for (LocalDateTime utc : (Iterable<LocalDateTime>) edges()::iterator) {
                long tai = TaiOffset.nanoseconds(utc);
                assertThat(toTai(connection, dialect, TEXT.format(utc)))
                        .as("TAI of %s", utc)
                        .isEqualTo(tai);
                assertThat(toUtc(connection, dialect, tai)).as("UTC of %s", tai).isEqualTo(TEXT.format(utc));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void givesTheValuesThatWereSeenInRegistries(Dialect dialect) throws SQLException {
        try (Connection connection = connect(dialect)) {
            assertThat(toTai(connection, dialect, "2015-06-30 23:59:59")).isEqualTo(1435708834000000000L);
            assertThat(toTai(connection, dialect, "2016-12-31 23:59:59.999999")).isEqualTo(1483228835999999000L);
            assertThat(toTai(connection, dialect, "2017-01-01 00:00:00")).isEqualTo(1483228837000000000L);
            assertThat(toTai(connection, dialect, "2021-08-31 12:34:56.789012")).isEqualTo(1630413333789012000L);
            assertThat(toTai(connection, dialect, "2021-09-01 00:00:00.5")).isEqualTo(1630454437500000000L);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void givesALeapSecondTheFractionOfTheSecondThatFollows(Dialect dialect) throws SQLException {
        try (Connection connection = connect(dialect)) {
            assertThat(toUtc(connection, dialect, 1483228836250000000L)).isEqualTo("2017-01-01 00:00:00.250000");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void dropsWhatIsFinerThanMicroseconds(Dialect dialect) throws SQLException {
        try (Connection connection = connect(dialect)) {
            assertThat(toUtc(connection, dialect, 1630413333789012999L)).isEqualTo("2021-08-31 12:34:56.789012");
        }
    }

    private static Stream<LocalDateTime> edges() {
        Stream<LocalDateTime> leaps =
                TaiOffset.leapDays().map(day -> day.plusDays(1).atStartOfDay());
        return Stream.concat(
                        leaps,
                        Stream.of("1972-01-01T00:00:00", "2021-08-31T12:34:56.789012", "2050-01-01T00:00:00")
                                .map(LocalDateTime::parse))
                .flatMap(edge -> List.of(edge.minusNanos(1000), edge, edge.plusNanos(1000)).stream());
    }

    private static Connection connect(Dialect dialect) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            return DriverManager.getConnection("jdbc:sqlite::memory:");
        }
        Connection connection = TestPostgres.newDatabase().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'America/New_York'");
        }
        return connection;
    }

    private static long toTai(Connection connection, Dialect dialect, String utc) throws SQLException {
        return Long.parseLong(
                select(connection, IngestDate.toTai(dialect), dialect.choose("TIMESTAMP ", "") + "'" + utc + "'"));
    }

    private static String toUtc(Connection connection, Dialect dialect, long tai) throws SQLException {
        return select(
                connection,
                dialect.choose("to_char(%s, 'YYYY-MM-DD HH24:MI:SS.US')", "%s").formatted(IngestDate.toUtc(dialect)),
                Long.toString(tai));
    }

    private static String select(Connection connection, String expression, String value) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT " + expression + " FROM (SELECT " + value + " AS ingest_date) AS dataset")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
