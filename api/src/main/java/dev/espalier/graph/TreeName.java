package dev.espalier.graph;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a tree: {@code datasets}, or {@code datasets/int_1.0.0_to_uuid_1.0.0} for a one-shot tree.
 *
 * @param text the name as written, well-formed or not
 */
public record TreeName(String text) implements Comparable<TreeName> {
    private static final Pattern WELL_FORMED =
            Pattern.compile("[a-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*(/[A-Za-z0-9][A-Za-z0-9_.-]*)?");

    /** Whether the name is a tree name: lower case first, words joined by hyphens, at most one slash. */
    public boolean isWellFormed() {
        return WELL_FORMED.matcher(text).matches();
    }

    public boolean isOneShot() {
        return text.indexOf('/') >= 0;
    }

    /** The tree that a one-shot tree takes the place of; the tree itself when it is a regular one. */
    public TreeName base() {
        int slash = text.indexOf('/');
        return slash < 0 ? this : new TreeName(text.substring(0, slash));
    }

    /** A record's own takes a JVM milliseconds to put together at each start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TreeName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(TreeName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
