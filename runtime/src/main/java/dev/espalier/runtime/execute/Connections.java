package dev.espalier.runtime.execute;

import dev.espalier.runtime.store.Session;
import java.util.function.Supplier;

/**
 * What connections there are beside the one that works.
 *
 * @param another opens one; it may take its time, and may fail where none is to be had
 * @param workers how many may work on a backfill at once, the first one included
 */
public record Connections(Supplier<Session> another, int workers) {}
