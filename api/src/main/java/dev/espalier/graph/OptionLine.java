package dev.espalier.graph;

import java.util.List;
import java.util.stream.Collectors;

/** A declared option as a line of text: {@code option NAME | ALLOWED | required or when … or - | MEANING}. */
final class OptionLine {
    private static final String START = "    option ";
    private static final String SEPARATOR = " | ";
    private static final String NONE = "-";
    private static final String REQUIRED = "required";
    private static final String WHEN = "when ";

    private OptionLine() {}

    static boolean is(String line) {
        return line.startsWith(START);
    }

    /** A line for each option, each begun by a line break: what follows the line of their owner. */
    static String write(List<DeclaredOption> options) {
        return options.stream().map(option -> "\n" + write(option)).collect(Collectors.joining());
    }

    static DeclaredOption read(String line) {
        String[] part = line.substring(START.length()).split(" \\| ", 4);
        if (part.length < 4) {
            throw new IllegalArgumentException("the line of an option has four parts");
        }
        return new DeclaredOption(
                part[0],
                part[3],
                part[1].equals(NONE) ? List.of() : List.of(part[1].split(",")),
                part[2].equals(REQUIRED),
                part[2].startsWith(WHEN) ? part[2].substring(WHEN.length()) : "");
    }

    private static String write(DeclaredOption option) {
        return START
                + String.join(
                        SEPARATOR,
                        option.name(),
                        option.allowed().isEmpty() ? NONE : String.join(",", option.allowed()),
                        need(option),
                        option.meaning());
    }

    private static String need(DeclaredOption option) {
        if (option.required()) {
            return REQUIRED;
        }
        return option.requiredWhen().isEmpty() ? NONE : WHEN + option.requiredWhen();
    }
}
