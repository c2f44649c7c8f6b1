package dev.espalier.processor;

import dev.espalier.graph.DeclaredOption;
import java.util.List;
import javax.lang.model.util.Elements;

/** Reads the {@code @Option}s in an annotation. */
final class Options {
    private Options() {}

    static boolean areComplete(Elements elements, Members owner) {
        return owner.annotations("options").stream().allMatch(mirror -> new Members(elements, mirror).areComplete());
    }

    static List<DeclaredOption> read(Elements elements, Members owner) {
        return owner.annotations("options").stream()
                .map(mirror -> new Members(elements, mirror))
                .map(option -> new DeclaredOption(
                        option.text("name"),
                        option.text("meaning").strip(),
                        option.texts("allowed"),
                        option.flag("required"),
                        option.text("requiredWhen").strip()))
                .toList();
    }
}
