package dev.espalier.butler;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** TAI and UTC as the tests know them: from the days at whose end a leap second was inserted. */
public final class TaiOffset {
    private static final String LEAP_DAYS = """
            1972-06-30 1972-12-31 1973-12-31 1974-12-31 1975-12-31 1976-12-31 1977-12-31 1978-12-31 1979-12-31
            1981-06-30 1982-06-30 1983-06-30 1985-06-30 1987-12-31 1989-12-31 1990-12-31 1992-06-30 1993-06-30
            1994-06-30 1995-12-31 1997-06-30 1998-12-31 2005-12-31 2008-12-31 2012-06-30 2015-06-30 2016-12-31
            """;

    private TaiOffset() {}

    /** The days at whose end there was a leap second. */
    public static Stream<LocalDate> leapDays() {
        return Stream.of(LEAP_DAYS.strip().split("\\s+")).map(LocalDate::parse);
    }

    /** TAI - UTC in seconds. */
    public static long at(LocalDateTime utc) {
        return 10 + leapDays().filter(day -> day.isBefore(utc.toLocalDate())).count();
    }

    /** TAI nanoseconds since 1970-01-01 (TAI). */
    public static long nanoseconds(LocalDateTime utc) {
        return ChronoUnit.NANOS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), utc)
                + at(utc) * 1_000_000_000L;
    }
}
