package dev.espalier.cli.command;

/** What was given as DATABASE is none, and nothing was touched. */
public final class UnusableDatabase extends RuntimeException {
    UnusableDatabase(String message) {
        super(message);
    }
}
