package dev.espalier.cli;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts that were in order, and are not any more in one to four places. */
final class Mutations {
    /** What readers trip over. */
    private static final List<String> ODD = List.of(
            "\0",
            "\uD800",
            "\u202E",
            "\uD835\uDD18",
            "\uFEFF",
            "\r\n",
            "\t",
            " ",
            "'",
            "\"",
            "`",
            "\\",
            "${x}",
            "${PATH}",
            "#{x}",
            "%00",
            "%zz",
            "%s",
            "%",
            "-1",
            "-",
            "--",
            "0",
            "1e999",
            "99999999999999999999",
            "0x1p3",
            "NaN",
            "null",
            "true",
            "~",
            "../",
            "*a",
            "&a [*a]",
            "&a {x: *a}",
            "? [1]\n: 2",
            "!!int x",
            "!!binary x",
            "!!java.net.URL [x]",
            "<<: 1",
            "@",
            ":",
            "=",
            ",",
            "|",
            "[",
            "]",
            "{",
            "}",
            "[[",
            "\n",
            "\n\n- ",
            "---\n",
            "/",
            "?",
            "&",
            "#",
            ";",
            "é",
            "日本");

    /** What is large, or deep. */
    private static final List<String> HUGE = List.of(
            "a".repeat(100_000),
            "a-".repeat(20_000),
            "a/".repeat(5_000),
            "a:".repeat(5_000),
            "9".repeat(5_000),
            "[".repeat(20_000),
            "{\"a\":".repeat(20_000),
            "{a: ".repeat(500),
            "- ".repeat(500),
            " | ".repeat(5_000),
            "@".repeat(5_000),
            bomb(),
            "? " + bomb().replace("\n", "\n  ") + "\n: x");

    private Mutations() {}

    /** Texts near the given ones. */
    static Arbitrary<String> of(List<String> valid) {
        Arbitrary<String> odd = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(ODD)),
                Tuple.of(1, Arbitraries.of(HUGE)),
                Tuple.of(4, Arbitraries.strings().ofMaxLength(8)));
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 999);
        Arbitrary<Mutation> mutation = Combinators.combine(Arbitraries.of(Kind.class), place, place, odd)
                .as(Mutation::new);
        return Combinators.combine(
                        Arbitraries.of(valid), mutation.list().ofMinSize(1).ofMaxSize(4))
                .as((text, mutations) -> {
                    String changed = text;
                    for (Mutation one : mutations) {
                        changed = one.of(changed);
                    }
                    return changed;
                });
    }

    private enum Kind {
        INSERT,
        REPLACE,
        CUT,
        TRUNCATE,
        REPEAT,
        SWAP
    }

    /**
     * A change between two places.
     *
     * @param from in thousandths of the text
     * @param to in thousandths of the text
     */
    private record Mutation(Kind kind, int from, int to, String odd) {
        String of(String text) {
            int start = Math.min(from, to) * text.length() / 1000;
            int end = Math.min(text.length(), Math.max(start, Math.max(from, to) * text.length() / 1000));
            String before = text.substring(0, start);
            String part = text.substring(start, end);
            String after = text.substring(end);
            return switch (kind) {
                case INSERT -> before + odd + part + after;
                case REPLACE -> before + odd + after;
                case CUT -> before + after;
                case TRUNCATE -> before;
                case REPEAT -> before + part + part + after;
                case SWAP -> part + before + after;
            };
        }
    }

    /** Aliases of aliases, which make a text of 3 to the power of 20 from a few lines. */
    private static String bomb() {
        StringBuilder yaml = new StringBuilder("[&a0 [x, x, x]");
        for (int i = 1; i <= 20; i++) {
            yaml.append(",\n &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]");
        }
        return yaml.append("]").toString();
    }
}
