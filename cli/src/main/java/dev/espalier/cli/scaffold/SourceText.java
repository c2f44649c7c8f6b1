package dev.espalier.cli.scaffold;

import dev.espalier.graph.RevisionId;
import dev.espalier.graph.TreeName;
import dev.espalier.processor.JavaNames;
import java.util.List;
import java.util.stream.Collectors;

/** The text of new sources, formatted as Espalier's own are. */
final class SourceText {
    private static final int WIDTH = 120;

    private SourceText() {}

    /** The interface of a tree: its name, and its root as the only placeholder. */
    static String tree(String packageName, TreeName tree) {
        String type = JavaNames.interfaceOf(tree);
        String root = annotation(List.of("id = " + literal(RevisionId.ofRoot(tree)), "tree = " + type + ".TREE"), "");
        return """
                %simport dev.espalier.Placeholders;
                import dev.espalier.Revision;

                %s
                @Placeholders({%s})
                interface %s {
                    String TREE = %s;
                }
                """.formatted(
                        in(packageName),
                        comment("The history of the tree " + tree + ": what cannot be carried out."),
                        root,
                        type,
                        literal(tree.text()));
    }

    /** A migration that fails until somebody writes it. */
    static String migration(String packageName, String type, String sentence, List<String> members, boolean online) {
        String kind = online ? "Online" : "";
        return type(packageName, type, sentence, members, kind, """
                    @Override
                    public void upgrade(%s db) {
                        throw new UnsupportedOperationException("this upgrade is not written yet");
                    }
                """.formatted(
                        online ? "OnlineContext" : "MigrationContext"));
    }

    /** A migration that brings lines of a branch together, and has nothing to do as long as they do not clash. */
    static String merge(String packageName, String type, String sentence, List<String> members) {
        return type(packageName, type, sentence, members, "", """
                    @Override
                    public void upgrade(MigrationContext db) {
                        // What the parents have done is all there is.
                    }

                    @Override
                    public void downgrade(MigrationContext db) {
                        // What the parents have done stays.
                    }
                """);
    }

    private static String type(
            String packageName, String type, String sentence, List<String> members, String kind, String methods) {
        String imports = kind.isEmpty()
                ? "import dev.espalier.Migration;\nimport dev.espalier.MigrationContext;"
                : "import dev.espalier.OnlineContext;\nimport dev.espalier.OnlineMigration;";
        return """
                %s%s
                import dev.espalier.Revision;

                %s
                %s
                public final class %s implements %sMigration {
                %s}
                """.formatted(in(packageName), imports, comment(sentence), annotation(members, ""), type, kind, methods);
    }

    private static String in(String packageName) {
        return packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
    }

    /** A table of placeholders with one more at its end. */
    static String withPlaceholder(String table, List<String> members) {
        String entries =
                table.startsWith("{") ? table.substring(1, table.length() - 1).strip() : table;
        String separator = entries.isEmpty() ? "" : entries.endsWith(",") ? "\n    " : ",\n    ";
        return "{\n    " + entries + separator + annotation(members, "    ") + "\n}";
    }

    /** On one line where it fits, else a line for each member. */
    private static String annotation(List<String> members, String indent) {
        String line = "@Revision(" + String.join(", ", members) + ")";
        return indent.length() + line.length() <= WIDTH
                ? line
                : members.stream()
                        .collect(Collectors.joining(",\n        " + indent, "@Revision(\n        " + indent, ")"));
    }

    private static String comment(String sentence) {
        String line = "/** " + sentence + " */";
        return line.length() <= WIDTH ? line : "/**\n * " + sentence + "\n */";
    }

    static String literal(String text) {
        return '"' + text + '"';
    }
}
