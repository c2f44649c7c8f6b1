package dev.espalier.processor;

/**
 * A part of a source file.
 *
 * @param start the index of its first character
 * @param end the index behind its last character
 */
public record Span(int start, int end) {
    /** The part itself. */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** The text with another part in this one's place. */
    public String replace(String text, String part) {
        return text.substring(0, start) + part + text.substring(end);
    }
}
