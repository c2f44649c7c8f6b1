package dev.espalier.butler.datasets;

import java.time.LocalDate;
import java.util.List;

/** By how many seconds TAI is ahead of UTC: ten from 1972 on, and one more with every leap second since. */
final class LeapSeconds {
    /**
     * A time between two leap seconds.
     *
     * @param since the UTC midnight at which it begins
     * @param offset TAI - UTC, in seconds
     */
    record Era(LocalDate since, int offset) {}

    /** The offset before the first leap second. */
    static final int FIRST_OFFSET = 10;

    /** The eras, the newest first. No further leap second has been announced. */
    static final List<Era> ERAS = List.of(
            era(2017, 1, 37),
            era(2015, 7, 36),
            era(2012, 7, 35),
            era(2009, 1, 34),
            era(2006, 1, 33),
            era(1999, 1, 32),
            era(1997, 7, 31),
            era(1996, 1, 30),
            era(1994, 7, 29),
            era(1993, 7, 28),
            era(1992, 7, 27),
            era(1991, 1, 26),
            era(1990, 1, 25),
            era(1988, 1, 24),
            era(1985, 7, 23),
            era(1983, 7, 22),
            era(1982, 7, 21),
            era(1981, 7, 20),
            era(1980, 1, 19),
            era(1979, 1, 18),
            era(1978, 1, 17),
            era(1977, 1, 16),
            era(1976, 1, 15),
            era(1975, 1, 14),
            era(1974, 1, 13),
            era(1973, 1, 12),
            era(1972, 7, 11));

    private LeapSeconds() {}

    private static Era era(int year, int month, int offset) {
        return new Era(LocalDate.of(year, month, 1), offset);
    }
}
