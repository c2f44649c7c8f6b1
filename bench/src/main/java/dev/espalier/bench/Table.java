package dev.espalier.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result: a line for each thing measured, as Markdown, printed as soon as it is known. */
final class Table {
    /** What is to be reached. */
    record Goal(String text, boolean met) {
        /** A ratio to the floor that is not to be exceeded. */
        static Goal ratio(double most, double ratio) {
            return new Goal(String.format(Locale.ROOT, "at most %.1f x", most), ratio <= most);
        }
    }

    private final PrintStream out;
    private boolean begun;

    Table(PrintStream out) {
        this.out = out;
    }

    /**
     * Compares ours with the floor and the others.
     *
     * @param figures ours first, then the floor, then the others
     * @param unit behind each figure, such as {@code ms}
     * @param most the ratio to the floor that is the goal
     */
    void compare(String what, List<Figure> figures, String unit, double most) {
        double ratio = figures.get(0).value() / figures.get(1).value();
        compare(what, figures, unit, Optional.of(Goal.ratio(most, ratio)));
    }

    /** The same with a goal that is no ratio to the floor, or none; with ours alone where there is no floor. */
    void compare(String what, List<Figure> figures, String unit, Optional<Goal> goal) {
        Figure ours = figures.get(0);
        if (figures.size() == 1) {
            line(what, number(ours, unit), "", "", goal);
            return;
        }
        Figure floor = figures.get(1);
        String others = figures.stream()
                .skip(2)
                .map(other -> other.name() + " " + ratio(other, floor, unit))
                .collect(Collectors.joining("; "));
        line(what, ratio(ours, floor, unit), floor.name() + ": " + number(floor, unit), others, goal);
    }

    /** Says why a thing was not measured. */
    void skipped(String what, String reason) {
        line(what, "not measured: " + reason, "", "", Optional.empty());
    }

    private void line(String what, String ours, String floor, String others, Optional<Goal> goal) {
        if (!begun) {
            out.println("| what | ours | floor | peers | goal |");
            out.println("|---|---|---|---|---|");
            begun = true;
        }
        String end = goal.map(g -> g.text() + (g.met() ? ": met" : ": missed")).orElse("");
        out.println("| " + String.join(" | ", what, ours, floor, others, end) + " |");
        out.flush();
    }

    /** The ratio, and what it is the ratio of. */
    private static String ratio(Figure figure, Figure floor, String unit) {
        return String.format(Locale.ROOT, "%.2f x (%s)", figure.value() / floor.value(), number(figure, unit));
    }

    private static String number(Figure figure, String unit) {
        return String.format(Locale.ROOT, figure.value() < 100 ? "%,.1f %s" : "%,.0f %s", figure.value(), unit);
    }
}
