package dev.espalier.processor;

import dev.espalier.processor.SourceTokens.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash of what a Java source does. Comments and layout do not count; nor do its package and its imports, which say
 * only where names come from; nor does {@code @Revision}, which is for the history, and whose rules watch over it.
 */
final class Fingerprint {
    private final List<Token> tokens;
    private final StringBuilder text = new StringBuilder();
    private int next;

    private Fingerprint(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The first 16 hex digits of the SHA-256 of the tokens that count. */
    static String of(String source) {
        return ofText(new Fingerprint(SourceTokens.of(source)).text());
    }

    /** The same of a text, all of which counts. */
    static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    /** The tokens with nothing between them but the blanks that keep them apart. */
    private String text() {
        boolean skipped = false;
        while (next < tokens.size()) {
            if (is("package") || is("import")) {
                next = after(";");
                skipped = true;
            } else if (is("@") && endOfRevision() > next) {
                next = endOfRevision();
                skipped = true;
            } else {
                add(tokens.get(next++), skipped);
                skipped = false;
            }
        }
        return text.toString();
    }

    private void add(Token token, boolean skipped) {
        if ((skipped || token.spaced()) && wouldJoin(token.text().charAt(0))) {
            text.append(' ');
        }
        text.append(token.text());
    }

    /** Whether a character would make another token together with the one before it: {@code int x}, {@code - -x}. */
    private boolean wouldJoin(char first) {
        if (text.isEmpty()) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return Character.isJavaIdentifierPart(first)
                ? Character.isJavaIdentifierPart(last)
                : (first == '+' || first == '-') && first == last;
    }

    private boolean is(String word) {
        return tokens.get(next).is(word);
    }

    private int after(String end) {
        int i = next;
        while (i < tokens.size() && !tokens.get(i).is(end)) {
            i++;
        }
        return Math.min(i + 1, tokens.size());
    }

    /** Behind the annotation that begins here; here, when it is another one. */
    private int endOfRevision() {
        int name = next + 1;
        while (name + 2 < tokens.size() && tokens.get(name + 1).is(".")) {
            name += 2;
        }
        if (name + 1 >= tokens.size()
                || !tokens.get(name).is("Revision")
                || !tokens.get(name + 1).is("(")) {
            return next;
        }
        int depth = 0;
        for (int i = name + 1; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
