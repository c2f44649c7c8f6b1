package dev.espalier.processor;

import java.util.Optional;
import java.util.regex.Pattern;

/** Texts about a revision, made into one line for people. */
final class Description {
    private static final int LONGEST = 200;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern LINK_WITH_LABEL =
            Pattern.compile("\\{@link(?:plain)?\\s+[^\\s{}(]+(?:\\([^)]*\\))?\\s+([^{}]+)}");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.!?])\\s|<p>|(?m:^\\s*@\\w)");

    private Description() {}

    /** The text in one line of at most 200 characters; empty when it is blank. */
    static Optional<String> line(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        if (line.length() > LONGEST) {
            line = line.substring(0, LONGEST - 1).stripTrailing() + "…";
        }
        return Optional.of(line).filter(words -> !words.isEmpty());
    }

    /** The first sentence of a doc comment, without its tags. */
    static Optional<String> firstSentence(String comment) {
        String labels = LINK_WITH_LABEL.matcher(comment).replaceAll("$1");
        String text = INLINE_TAG.matcher(labels).replaceAll("$1");
        return line(END_OF_SENTENCE.split(text.strip(), 2)[0]);
    }

    /** What is said of a revision whose author says nothing. */
    static String standard(String tree, String manager, String version) {
        return manager.isEmpty() && version.isEmpty()
                ? "This is an initial pseudo-revision of the '" + tree + "' tree."
                : "Migration script for " + (manager + " " + version).strip() + ".";
    }
}
