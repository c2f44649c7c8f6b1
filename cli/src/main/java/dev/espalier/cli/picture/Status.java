package dev.espalier.cli.picture;

import java.util.Locale;

/** What a revision is to a database; each has a sign of its own, so that none is told by its colour alone. */
public enum Status {
    /** A row of the version table: the database stands here. */
    CURRENT('@', "current", "the database stands here"),
    /** Below where the database stands. */
    APPLIED('*', "applied", "below where the database stands"),
    /** Below where the database stands, and never applied. */
    GAP('!', "gap", "below where the database stands, but never applied"),
    /** An upgrade to the heads has still to get here. */
    PENDING('o', "pending", "an upgrade has still to get here"),
    /** On none of the branches that the database uses or an upgrade would start. */
    UNUSED('.', "not used", "on no branch that the database uses");

    private final char sign;
    private final String title;
    private final String meaning;

    Status(char sign, String title, String meaning) {
        this.sign = sign;
        this.title = title;
        this.meaning = meaning;
    }

    /** The sign in a terminal. */
    char sign() {
        return sign;
    }

    /** The word that is shown. */
    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    /** The word for programs. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is said in words beside each revision: what is applied, or not used, goes without saying. */
    boolean isSaid() {
        return this == CURRENT || this == GAP || this == PENDING;
    }
}
