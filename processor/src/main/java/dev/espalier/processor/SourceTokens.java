package dev.espalier.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Takes a Java source apart into its tokens, finished or not. */
final class SourceTokens {
    private static final String TEXT_BLOCK = "\"\"\"";

    /**
     * A word, a literal in quotes, or one other character.
     *
     * @param spaced whether something that is no token is before it
     */
    record Token(String text, boolean spaced) {
        boolean is(String other) {
            return text.equals(other);
        }
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private SourceTokens(String source) {
        this.source = source;
    }

    static List<Token> of(String source) {
        SourceTokens reader = new SourceTokens(source);
        reader.read();
        return reader.tokens;
    }

    private void read() {
        boolean spaced = false;
        while (position < source.length()) {
            if (Character.isWhitespace(source.charAt(position))) {
                position++;
                spaced = true;
            } else if (source.startsWith("//", position)) {
                position = endOfLine();
                spaced = true;
            } else if (source.startsWith("/*", position)) {
                position = after("*/", position + 2);
                spaced = true;
            } else {
                tokens.add(new Token(token(), spaced));
                spaced = false;
            }
        }
    }

    private String token() {
        int start = position;
        char first = source.charAt(start);
        if (source.startsWith(TEXT_BLOCK, start)) {
            position = endOfLiteral(TEXT_BLOCK, start + 3, source.length());
            return textBlock(source.substring(start + 3, Math.max(start + 3, position - 3)));
        }
        position = first == '"' || first == '\''
                ? endOfLiteral(String.valueOf(first), start + 1, endOfLine())
                : Character.isJavaIdentifierPart(first)
                        ? endOf(c -> Character.isJavaIdentifierPart((char) c))
                        : start + 1;
        return source.substring(start, position);
    }

    /** Indentation and line ends of a text block are layout, as far as the language itself takes them away. */
    private static String textBlock(String content) {
        int firstLine = content.indexOf('\n') + 1;
        return TEXT_BLOCK + "\n" + content.substring(firstLine).stripIndent() + TEXT_BLOCK;
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
        return endOf(c -> c != '\n' && c != '\r');
    }

    private int endOf(IntPredicate within) {
        int i = position;
        while (i < source.length() && within.test(source.charAt(i))) {
            i++;
        }
        return i;
    }

    private int after(String end, int from) {
        int found = source.indexOf(end, from);
        return found < 0 ? source.length() : found + end.length();
    }
}
