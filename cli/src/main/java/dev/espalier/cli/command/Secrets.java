package dev.espalier.cli.command;

import java.util.regex.Pattern;

/** What must not be printed of what somebody wrote as a database's address, in order or not. */
final class Secrets {
    /** All before the last {@code @} may be a user and a password, whatever signs are in it. */
    private static final Pattern USER =
            Pattern.compile("^((?:jdbc:)?[\\w+.-]+:(?://)?).*@", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    /** Where a password ends nobody knows, when it holds signs that it must not. */
    private static final Pattern PASSWORD = Pattern.compile("(?is)((?:pass(?:word|wd)?|pwd)\\s*=).*$");

    private Secrets() {}

    /** The text without user and password. */
    static String hide(String text) {
        return PASSWORD.matcher(USER.matcher(text).replaceFirst("$1***@")).replaceFirst("$1***");
    }
}
