package dev.espalier.runtime.store;

/** Another process moved the database in the meantime; where it stands has to be read again. */
public final class Moved extends RuntimeException {
    public Moved() {
        super("another process moved the database");
    }
}
