package dev.espalier.cli.command;

/** Somebody was asked, and did not say yes. */
public final class NotConfirmed extends RuntimeException {
    NotConfirmed() {
        super("Not confirmed; nothing was changed.");
    }
}
