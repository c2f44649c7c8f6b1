package dev.espalier.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * A part of a table's keys that one worker at a time works through.
 *
 * @param number its number, counted from 0 in the order of the keys
 * @param position the last key that is done, as SQL writes it; null at the segment's begin of the first segment
 * @param upperBound the last key that belongs to it, as SQL writes it; null for the last segment, which is open
 */
public record Segment(
        int number, @Nullable String position, @Nullable String upperBound) {}
