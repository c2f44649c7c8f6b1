package dev.espalier.butler.dimensions_config;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The days on which instruments took exposures, and when each of them begins and ends. */
final class Days {
    /** What the options begin with that say when an instrument's days begin. */
    static final String OPTION = "day_obs_offset.";

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,6}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.BASIC_ISO_DATE.withResolverStyle(ResolverStyle.STRICT);
    private static final long NANOSECONDS = 1_000_000_000;
    private static final long LENGTH = 24 * 3600 * NANOSECONDS;

    private final MigrationContext db;
    private final DaysMapper mapper;

    Days(MigrationContext db) {
        this.db = db;
        this.mapper = db.mapper(DaysMapper.class);
    }

    /**
     * Looks whether begin and end of each day are known.
     *
     * @throws Obstacle when not
     */
    void check() {
        begins();
        mapper.days().forEach(Days::date);
    }

    /** Fills the table {@code day_obs}. */
    void fill() {
        Map<String, DayBegin> begins = begins();
        for (DaysMapper.Day day : mapper.days()) {
            LocalDate date = date(day);
            DayBegin begin = Optional.ofNullable(begins.get(day.instrument()))
                    .orElseThrow(() -> new Obstacle("exposure refers to instrument " + day.instrument()
                            + ", which is not registered; register it"));
            long nanoseconds = (date.toEpochDay() * 24 * 3600 + begin.seconds(date)) * NANOSECONDS;
            mapper.insert(day.instrument(), day.day(), nanoseconds, nanoseconds + LENGTH);
        }
    }

    private Map<String, DayBegin> begins() {
        Map<String, DayBegin> begins = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (DaysMapper.Instrument instrument : mapper.instruments()) {
            begin(instrument)
                    .ifPresentOrElse(
                            begin -> begins.put(instrument.name(), begin),
                            () -> unknown.add(instrument.name() + " (class " + instrument.className() + ")"));
        }
        if (!unknown.isEmpty()) {
            throw new Obstacle("when the day of observation begins is not known of " + String.join(", ", unknown)
                    + "; give the seconds from TAI midnight to its begin, for each of them, with --options " + OPTION
                    + "<instrument>=<seconds>, such as 43200 where days begin at 12:00");
        }
        return begins;
    }

    private Optional<DayBegin> begin(DaysMapper.Instrument instrument) {
        String option = OPTION + instrument.name();
        return db.option(option)
                .map(value -> given(option, value))
                .or(() -> Optional.ofNullable(instrument.className()).flatMap(DayBegin::known));
    }

    private static DayBegin given(String option, String value) {
        if (!SECONDS.matcher(value).matches()) {
            throw new Obstacle("option " + option + " is " + value + "; give a whole number of seconds, such as 43200");
        }
        return DayBegin.after(Long.parseLong(value));
    }

    private static LocalDate date(DaysMapper.Day day) {
        try {
            return LocalDate.parse(Long.toString(day.day()), DAY);
        } catch (DateTimeParseException e) {
            throw new Obstacle("exposures of " + day.instrument() + " have day_obs " + day.day()
                    + ", which is no date YYYYMMDD; give them the day on which they were taken");
        }
    }
}
