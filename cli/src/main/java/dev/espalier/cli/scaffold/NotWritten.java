package dev.espalier.cli.scaffold;

/** Why nothing was written; all files are as they were. */
public final class NotWritten extends RuntimeException {
    public NotWritten(String message) {
        super(message);
    }
}
