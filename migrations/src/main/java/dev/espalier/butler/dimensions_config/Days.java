package dev.espalier.butler.dimensions_config;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;

/** The days on which instruments took exposures, and when each of them begins and ends. */
final class Days {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.BASIC_ISO_DATE.withResolverStyle(ResolverStyle.STRICT);

    private final DaysMapper mapper;
    private final Map<String, DayBegin> begins;

    /**
     * @throws Obstacle when it is not known of an instrument with exposures when its days begin, or an option is for
     *     none that is registered
     */
    Days(MigrationContext db) {
        this.mapper = db.mapper(DaysMapper.class);
        this.begins = DayBegins.given(db).of(mapper.instruments());
    }

    /**
     * Looks whether begin and end of each day are known.
     *
     * @throws Obstacle when not
     */
    void check() {
        mapper.days().forEach(this::begin);
    }

    /** Fills the table {@code day_obs}. */
    void fill() {
        for (DaysMapper.Day day : mapper.days()) {
            long begin = begin(day);
            mapper.insert(day.instrument(), day.day(), begin, begin + DayBegin.LENGTH);
        }
    }

    private long begin(DaysMapper.Day day) {
        LocalDate date = date(day);
        return Optional.ofNullable(begins.get(day.instrument()))
                .orElseThrow(() -> new Obstacle(
                        "exposure refers to instrument " + day.instrument() + ", which is not registered; register it"))
                .begin(date);
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
