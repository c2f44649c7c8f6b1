package dev.espalier.butler.dimensions_config;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** When an observatory's day begins. */
@FunctionalInterface
interface DayBegin {
    /** The length of a day, in nanoseconds. */
    long LENGTH = Duration.ofDays(1).toNanos();

    /** The seconds from TAI midnight of the day to its begin. */
    long seconds(LocalDate day);

    /** The begin of the day, in nanoseconds of TAI. */
    default long begin(LocalDate day) {
        return day.toEpochDay() * LENGTH + nanoseconds(day);
    }

    /**
     * The day of an instant in nanoseconds of TAI. Where days come to begin at another time, that of its date counts.
     */
    default LocalDate day(long instant) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(instant, LENGTH));
        return LocalDate.ofEpochDay(Math.floorDiv(instant - nanoseconds(date), LENGTH));
    }

    private long nanoseconds(LocalDate day) {
        return Duration.ofSeconds(seconds(day)).toNanos();
    }

    /** Days of that many seconds after midnight. */
    static DayBegin after(long seconds) {
        return day -> seconds;
    }

    /**
     * The days of Rubin Observatory's instruments, by the Python class that knows the instrument. In Chile they begin
     * at 12:00; before a camera was brought there, at midnight of the laboratory in California.
     */
    static Optional<DayBegin> known(String className) {
        return className.startsWith("lsst.obs.lsst.")
                ? Optional.ofNullable(Known.RUBIN.get(className.substring(className.lastIndexOf('.') + 1)))
                : Optional.empty();
    }

    /** The table behind {@link #known}. */
    final class Known {
        private static final long HOUR = 3600;

        private static final Map<String, DayBegin> RUBIN = Map.of(
                "Latiss", after(12 * HOUR),
                "LsstCam", inChileFrom(YearMonth.of(2024, 5)),
                "LsstComCam", inChileFrom(YearMonth.of(2020, 3)),
                "LsstComCamSim", after(12 * HOUR),
                "LsstCamSim", after(12 * HOUR),
                "LsstCamImSim", after(0),
                "LsstCamPhoSim", after(0),
                "LsstTS8", after(8 * HOUR),
                "LsstTS3", after(8 * HOUR),
                "LsstUCDCam", after(0));

        private Known() {}

        private static DayBegin inChileFrom(YearMonth month) {
            return day -> YearMonth.from(day).isBefore(month) ? californiaMidnight(day) : 12 * HOUR;
        }

        /** As far as California was behind UTC when the day began there by UTC. */
        private static long californiaMidnight(LocalDate day) {
            return -ZoneId.of("America/Los_Angeles")
                    .getRules()
                    .getOffset(day.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC))
                    .getTotalSeconds();
        }
    }
}
