package dev.espalier.butler.dimensions_config;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.Suggestion;
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
    /** The family of options that say when an instrument's days begin. */
    static final String OPTION = "day_obs_offset";

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,6}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.BASIC_ISO_DATE.withResolverStyle(ResolverStyle.STRICT);
    private static final long NANOSECONDS = 1_000_000_000;
    private static final long LENGTH = 24 * 3600 * NANOSECONDS;

    private final DaysMapper mapper;
    private final Map<String, String> given;

    Days(MigrationContext db) {
        this.mapper = db.mapper(DaysMapper.class);
        this.given = db.options(OPTION);
    }

    /**
     * Looks whether begin and end of each day are known.
     *
     * @throws Obstacle when not
     */
    void check() {
        checkGiven();
        Map<String, DayBegin> begins = begins();
        mapper.days().forEach(day -> begin(day, begins));
    }

    /** An option for an instrument that is not there would help nobody, and be missed. */
    private void checkGiven() {
        List<String> registered = mapper.registered();
        for (String name : given.keySet()) {
            if (!registered.contains(name)) {
                throw new Obstacle("option " + OPTION + "." + name + " is for an instrument that is not registered; "
                        + Suggestion.nearest(name, registered)
                                .map(nearest -> "did you mean " + OPTION + "." + nearest + "?")
                                .orElse("leave it out, or name one of " + String.join(", ", registered)));
            }
        }
    }

    /** Fills the table {@code day_obs}. */
    void fill() {
        Map<String, DayBegin> begins = begins();
        for (DaysMapper.Day day : mapper.days()) {
            long begin = begin(day, begins);
            mapper.insert(day.instrument(), day.day(), begin, begin + LENGTH);
        }
    }

    /** In nanoseconds of TAI. */
    private static long begin(DaysMapper.Day day, Map<String, DayBegin> begins) {
        LocalDate date = date(day);
        DayBegin begin = Optional.ofNullable(begins.get(day.instrument()))
                .orElseThrow(() -> new Obstacle("exposure refers to instrument " + day.instrument()
                        + ", which is not registered; register it"));
        return (date.toEpochDay() * 24 * 3600 + begin.seconds(date)) * NANOSECONDS;
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
                    + ".<instrument>=<seconds>, such as 43200 where days begin at 12:00");
        }
        return begins;
    }

    private Optional<DayBegin> begin(DaysMapper.Instrument instrument) {
        return Optional.ofNullable(given.get(instrument.name()))
                .map(value -> given(OPTION + "." + instrument.name(), value))
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
