package dev.espalier.processor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of what a Java source says: comments and layout do not count. */
final class Fingerprint {
    private static final String TEXT_BLOCK = "\"\"\"";

    private final String source;
    private final StringBuilder tokens = new StringBuilder();
    private int position;

    private Fingerprint(String source) {
        this.source = source;
    }

    /** The first 16 hex digits of the SHA-256 of the source's tokens. */
    static String of(String source) {
        byte[] hash = sha256().digest(new Fingerprint(source).tokens().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 8);
    }

    /** The source with nothing between its tokens but the blanks that keep them apart. */
    private String tokens() {
        boolean gap = false;
        while (position < source.length()) {
            if (Character.isWhitespace(source.charAt(position))) {
                position++;
                gap = true;
            } else if (source.startsWith("//", position)) {
                position = endOfLine();
                gap = true;
            } else if (source.startsWith("/*", position)) {
                position = after("*/", position + 2);
                gap = true;
            } else {
                if (gap && wouldJoin(source.charAt(position))) {
                    tokens.append(' ');
                }
                token(source.charAt(position));
                gap = false;
            }
        }
        return tokens.toString();
    }

    /** Whether a character would make another token together with the one before it: {@code int x}, {@code - -x}. */
    private boolean wouldJoin(char next) {
        if (tokens.isEmpty()) {
            return false;
        }
        char last = tokens.charAt(tokens.length() - 1);
        return Character.isJavaIdentifierPart(next)
                ? Character.isJavaIdentifierPart(last)
                : (next == '+' || next == '-') && next == last;
    }

    private void token(char first) {
        int start = position;
        if (source.startsWith(TEXT_BLOCK, start)) {
            position = endOfLiteral(TEXT_BLOCK, start + 3, source.length());
            textBlock(source.substring(start + 3, Math.max(start + 3, position - 3)));
        } else if (first == '"' || first == '\'') {
            position = endOfLiteral(String.valueOf(first), start + 1, endOfLine());
            tokens.append(source, start, position);
        } else {
            position++;
            tokens.append(first);
        }
    }

    /** Indentation and line ends of a text block are layout, as far as the language itself takes them away. */
    private void textBlock(String content) {
        int firstLine = content.indexOf('\n') + 1;
        tokens.append(TEXT_BLOCK).append('\n');
        tokens.append(content.substring(firstLine).stripIndent()).append(TEXT_BLOCK);
    }

    /** Behind the closing quotes; without these, where the literal must end at last. */
    private int endOfLiteral(String quotes, int from, int limit) {
        int i = from;
        while (i < limit && !source.startsWith(quotes, i)) {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + quotes.length(), limit);
    }

    private int endOfLine() {
        int i = position;
        while (i < source.length() && source.charAt(i) != '\n' && source.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int after(String end, int from) {
        int found = source.indexOf(end, from);
        return found < 0 ? source.length() : found + end.length();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
