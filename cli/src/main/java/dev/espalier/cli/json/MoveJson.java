package dev.espalier.cli.json;

import java.util.List;

/**
 * A plan, and how far it has been carried out.
 *
 * @param dryRun whether it was only to be printed
 * @param rehearsal whether the steps that are done were undone in the end
 * @param before the rows of the version table when it was made
 * @param after the rows when all is done
 * @param rows the rows now
 */
record MoveJson(
        boolean dryRun,
        boolean rehearsal,
        List<String> before,
        List<String> after,
        List<String> rows,
        List<StepJson> steps) {}
