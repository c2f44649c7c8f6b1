package dev.espalier.cli.json;

/**
 * Rows whose day of observation was worked out anew.
 *
 * @param dryRun whether they were only to be counted
 * @param daysAdded days that had to be added before rows could refer to them
 */
public record DayObsJson(boolean dryRun, Rows exposures, Rows visits, int daysAdded) {
    /**
     * Rows of one table.
     *
     * @param total all of the instrument's
     * @param changed those that had another day
     * @param undated those that do not say when they began, which are left alone
     */
    public record Rows(long total, long changed, long undated) {}
}
