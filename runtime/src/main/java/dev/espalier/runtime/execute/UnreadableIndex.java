package dev.espalier.runtime.execute;

/** The index of a module of migrations is broken, or of another version of Espalier. */
public final class UnreadableIndex extends IllegalStateException {
    UnreadableIndex(String why, Throwable cause) {
        super("the index of a module cannot be read; compile it with this version of Espalier: " + why, cause);
    }
}
