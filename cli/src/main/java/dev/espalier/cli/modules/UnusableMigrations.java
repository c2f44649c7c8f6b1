package dev.espalier.cli.modules;

/** What was named as migrations, or as their sources, is none or has errors, and nothing was changed. */
public final class UnusableMigrations extends RuntimeException {
    public UnusableMigrations(String message) {
        super(message);
    }
}
