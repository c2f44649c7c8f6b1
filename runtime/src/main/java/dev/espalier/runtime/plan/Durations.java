package dev.espalier.runtime.plan;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 300ms}, {@code 2s}, {@code 10m}, {@code 1h30m}. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})\\s*(ms|s|sec|m|min|h|d)\\s*");
    /** Each part once: what is longer is no duration that people write. */
    private static final Pattern WHOLE = Pattern.compile("(" + PART + "){1,5}");

    /** A unit, and how it is written. */
    private record Unit(String text, Duration size) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("d", Duration.ofDays(1)),
            new Unit("h", Duration.ofHours(1)),
            new Unit("min", Duration.ofMinutes(1)),
            new Unit("s", Duration.ofSeconds(1)),
            new Unit("ms", Duration.ofMillis(1)));

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException when it is none; its message says how one is written
     */
    public static Duration parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration; write a number and its unit, such as 300ms, 2s, 10min or 1h");
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(trimmed); part.find(); ) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum;
    }

    /** Writes a duration, to the millisecond; {@link #parse} reads it. */
    public static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        Duration rest = duration;
        for (Unit unit : UNITS) {
            long count = rest.dividedBy(unit.size());
            rest = rest.minus(unit.size().multipliedBy(count));
            text.append(count == 0 ? "" : count + unit.text());
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Duration unit(String text) {
        String written = text.equals("sec") ? "s" : text.equals("m") ? "min" : text;
        return UNITS.stream()
                .filter(unit -> unit.text().equals(written))
                .findFirst()
                .orElseThrow()
                .size();
    }
}
