package dev.espalier.cli.command;

import dev.espalier.graph.DeclaredOption;
import dev.espalier.runtime.plan.Step;
import java.io.PrintWriter;
import java.util.Map;

/** Prints a step of a plan, and under it the options it takes. */
final class PlanLines {
    private PlanLines() {}

    static void print(Step step, Map<String, String> given, PrintWriter out) {
        out.println(step.title() + (step.isOnline() ? ", outside of a transaction" : ""));
        step.reason().ifPresent(reason -> out.println("      reason: " + reason));
        step.options().forEach(option -> {
            out.println("      " + option.name() + ": " + option.meaning() + need(step, option) + allowed(option));
            given.forEach((name, value) -> {
                if (option.covers(name)) {
                    out.println("        given: " + name + "=" + value);
                }
            });
        });
    }

    private static String need(Step step, DeclaredOption option) {
        if (!step.direction().isUpgrade()) {
            return "";
        }
        if (option.required()) {
            return "; required";
        }
        return option.requiredWhen().isEmpty() ? "" : "; required when " + option.requiredWhen();
    }

    private static String allowed(DeclaredOption option) {
        return option.allowed().isEmpty() ? "" : "; one of " + String.join(", ", option.allowed());
    }
}
