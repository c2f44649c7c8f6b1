package dev.espalier.butler.dimensions_config;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** When the days of instruments begin: as the options of the run say, else as is known of their classes. */
final class DayBegins {
    /** The family of options that say when an instrument's days begin. */
    static final String OPTION = "day_obs_offset";

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,6}");

    private final Map<String, String> given;

    private DayBegins(Map<String, String> given) {
        this.given = given;
    }

    /**
     * As the options of this run say. One for an instrument that is not there would help nobody, and be missed.
     *
     * @throws Obstacle when there is one
     */
    static DayBegins given(MigrationContext db) {
        Map<String, String> given = db.options(OPTION);
        List<String> registered = db.mapper(DaysMapper.class).registered();
        for (String name : given.keySet()) {
            if (!registered.contains(name)) {
                throw new Obstacle("option " + OPTION + "." + name + " is for an instrument that is not registered; "
                        + Suggestion.nearest(name, registered)
                                .map(nearest -> "did you mean " + OPTION + "." + nearest + "?")
                                .orElse("leave it out, or name one of " + String.join(", ", registered)));
            }
        }
        return new DayBegins(given);
    }

    /**
     * Those of some instruments, by their names.
     *
     * @throws Obstacle when one is not known, with all that are not
     */
    Map<String, DayBegin> of(Collection<DaysMapper.Instrument> instruments) {
        Map<String, DayBegin> begins = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (DaysMapper.Instrument instrument : instruments) {
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
}
