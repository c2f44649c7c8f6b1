package dev.espalier.processor;

import dev.espalier.graph.TreeName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** What trees and migrations are called in Java: a tree is a package with an interface, a migration a class in it. */
public final class JavaNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern NO_IDENTIFIER = Pattern.compile("[^\\p{javaJavaIdentifierPart}]");

    /** What the sources of trees and migrations call by its simple name. */
    private static final Set<String> TAKEN = Set.of(
            "Migration",
            "MigrationContext",
            "Override",
            "Placeholders",
            "Revision",
            "String",
            "UnsupportedOperationException");

    private JavaNames() {}

    /** A tree's package, below that of its module: {@code dimensions_config}; one-shot trees are under oneshot. */
    static String packageOf(TreeName tree) {
        String name = Arrays.stream(tree.text().split("/"))
                .map(JavaNames::identifier)
                .map(word -> SourceVersion.isName(word) ? word : word + "_")
                .collect(Collectors.joining("."));
        return tree.isOneShot() ? "oneshot." + name : name;
    }

    /** A tree's package within a module. */
    public static String packageIn(String home, TreeName tree) {
        return home + "." + packageOf(tree);
    }

    /** The package of the module whose tree has the given one, where that is named by the rule. */
    public static Optional<String> home(String packageName, TreeName tree) {
        String end = "." + packageOf(tree);
        return packageName.endsWith(end)
                ? Optional.of(packageName.substring(0, packageName.length() - end.length()))
                : Optional.empty();
    }

    /** A tree's interface: {@code DimensionsConfig}; of a one-shot tree without the versions: {@code IntToUuid}. */
    public static String interfaceOf(TreeName tree) {
        String detour = tree.text().substring(tree.text().indexOf('/') + 1);
        Stream<String> words = words(detour).filter(word -> Character.isLetter(word.charAt(0)));
        String name = words.map(JavaNames::capitalized).collect(Collectors.joining());
        if (name.isEmpty()) {
            return interfaceOf(tree.base());
        }
        return TAKEN.contains(name) ? name + "Tree" : name;
    }

    /** A migration's class: {@code DafButler_7} for daf_butler 7, {@code Store_1_0} for Store 1.0. */
    public static String classOf(String manager, String version) {
        String name = words(manager).map(JavaNames::capitalized).collect(Collectors.joining());
        return identifier(name + "_" + version);
    }

    /** Whether the text is the name of a package. */
    public static boolean isPackage(String text) {
        return SourceVersion.isName(text);
    }

    private static Stream<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(text).filter(word -> !word.isEmpty());
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String identifier(String text) {
        String name = NO_IDENTIFIER.matcher(text).replaceAll("_");
        return Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
    }
}
