package dev.espalier.butler.dimensions_config;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.Suggestion;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The days of observation of an instrument's exposures and visits, worked out anew from when they began: the date of
 * their begin less the seconds from midnight to the begin of that date's day.
 */
public final class DayObs {
    private final DayObsMapper mapper;
    private final DaysMapper days;
    private final String instrument;
    private final DayBegin dayBegin;
    private final boolean writes;

    /** The days that exposures can refer to; empty before there is a table of them. */
    private final Optional<Set<Long>> known;

    private int added;

    /**
     * What was found, or changed.
     *
     * @param days days that table {@code day_obs} did not have
     */
    public record Result(Rows exposures, Rows visits, int days) {}

    /**
     * What became of the instrument's rows in a table.
     *
     * @param total all of them
     * @param changed those with another day than the one that follows from their begin
     * @param undated those that do not say when they began; they are left alone
     */
    public record Rows(long total, long changed, long undated) {
        private static final Rows NONE = new Rows(0, 0, 0);

        private Rows plus(Rows more) {
            return new Rows(total + more.total, changed + more.changed, undated + more.undated);
        }
    }

    private DayObs(MigrationContext db, String instrument, boolean writes) {
        boolean hasDays = Universe.of(db).elements().contains("day_obs");
        this.mapper = db.mapper(DayObsMapper.class);
        this.days = db.mapper(DaysMapper.class);
        this.instrument = instrument;
        this.dayBegin = Objects.requireNonNull(
                DayBegins.given(db).of(List.of(registered(days, instrument))).get(instrument));
        this.writes = writes;
        this.known = hasDays ? Optional.of(new HashSet<>(mapper.days(instrument))) : Optional.empty();
    }

    /**
     * Finds out what {@link #update} would change, and changes nothing.
     *
     * @throws Obstacle when the instrument is not registered, or it is not known when its days begin
     */
    public static Result find(MigrationContext db, String instrument) {
        return new DayObs(db, instrument, false).carryOut();
    }

    /**
     * Gives the instrument's exposures and visits the day that follows from their begin, where they have another one.
     * Where exposures refer to a table of days, days that are missing there are added first, and none is removed.
     *
     * @throws Obstacle when the instrument is not registered, or it is not known when its days begin
     */
    public static Result update(MigrationContext db, String instrument) {
        return new DayObs(db, instrument, true).carryOut();
    }

    private static DaysMapper.Instrument registered(DaysMapper days, String name) {
        return days.instrument(name).orElseThrow(() -> {
            List<String> registered = days.registered();
            return new Obstacle("no instrument " + name + " is registered"
                    + Suggestion.didYouMean(
                            name,
                            registered,
                            registered.isEmpty() ? "; there is none" : "; there are " + String.join(", ", registered)));
        });
    }

    private Result carryOut() {
        Rows exposures = table("exposure");
        Rows visits = table("visit");
        return new Result(exposures, visits, added);
    }

    private Rows table(String table) {
        Rows rows = Rows.NONE;
        List<DayObsMapper.Row> page = mapper.page(table, instrument, Long.MIN_VALUE);
        while (!page.isEmpty()) {
            rows = rows.plus(page(table, page));
            page = mapper.page(table, instrument, page.get(page.size() - 1).id());
        }
        return rows;
    }

    private Rows page(String table, List<DayObsMapper.Row> page) {
        Map<LocalDate, List<Long>> idsByDay = new TreeMap<>();
        long changed = 0;
        long undated = 0;
        for (DayObsMapper.Row row : page) {
            Long began = row.began();
            if (began == null) {
                undated++;
                continue;
            }
            LocalDate date = dayBegin.day(began);
            if (!Objects.equals(row.day(), number(date))) {
                changed++;
                idsByDay.computeIfAbsent(date, day -> new ArrayList<>()).add(row.id());
            }
        }
        idsByDay.forEach((date, ids) -> move(table, date, ids));
        return new Rows(page.size(), changed, undated);
    }

    private void move(String table, LocalDate date, List<Long> ids) {
        long day = number(date);
        boolean isNew = known.filter(all -> all.add(day)).isPresent();
        if (isNew) {
            added++;
        }
        if (writes) {
            if (isNew) {
                long begin = dayBegin.begin(date);
                days.insert(instrument, day, begin, begin + DayBegin.LENGTH);
            }
            mapper.update(table, instrument, day, ids);
        }
    }

    private static long number(LocalDate date) {
        return Long.parseLong(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
