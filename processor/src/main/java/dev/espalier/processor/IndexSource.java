package dev.espalier.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.IndexTable;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TopologicalOrder;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

/**
 * The source of an index: a table of text that any reader of the file can follow, and methods that read it. The
 * revisions are in a class of their own, and no method of the index names their constants, which the compiler would
 * copy into it: loading an index to ask for its fingerprint costs the same however many revisions there are.
 */
final class IndexSource {
    /** The constant with the module's settings. */
    static final String SETTINGS = "SETTINGS";

    /** The class within, each of whose constants is a block of revisions. */
    static final String REVISIONS = "Revisions";

    private static final String FINGERPRINT = "FINGERPRINT";
    private static final String READ = "read";

    private static final TypeName NODES = ParameterizedTypeName.get(List.class, RevisionNode.class);

    private static final Comparator<TreeName> REGULAR_FIRST =
            Comparator.comparing(TreeName::isOneShot).thenComparing(Comparator.naturalOrder());

    private IndexSource() {}

    /** The class of that name, the same for the same revisions whatever their order. */
    static TypeSpec.Builder of(String name, HistorySettings settings, Collection<RevisionNode> nodes) {
        SortedMap<TreeName, List<RevisionNode>> trees = nodes.stream()
                .collect(Collectors.groupingBy(
                        RevisionNode::tree, () -> new TreeMap<>(REGULAR_FIRST), Collectors.toList()));
        Map<String, String> blocks = blocks(trees);
        String text = settings.format() + "\n" + String.join("", blocks.values());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc("The revisions of this module, by tree:\n\n<ul>\n")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RevisionIndex.class)
                .addAnnotation(AnnotationSpec.builder(Generated.class)
                        .addMember("value", "$S", RevisionProcessor.class.getName())
                        .build())
                .addField(constant(SETTINGS, CodeBlock.of("$S", settings.format())))
                .addField(constant(FINGERPRINT, CodeBlock.of("$S", Fingerprint.ofText(text))));
        trees.forEach((tree, revisions) -> type.addJavadoc("  <li>$L: $L\n", tree, revisions.size()));
        return type.addJavadoc("</ul>")
                .addMethod(method("settings", TypeName.get(HistorySettings.class))
                        .addStatement("return $T.parse($L)", HistorySettings.class, SETTINGS)
                        .build())
                .addMethod(method("revisions", NODES)
                        .addStatement("return $L.$L()", REVISIONS, READ)
                        .build())
                .addMethod(method("fingerprint", TypeName.get(String.class))
                        .addStatement("return $L", FINGERPRINT)
                        .build())
                .addType(revisions(blocks));
    }

    private static TypeSpec revisions(Map<String, String> blocks) {
        TypeSpec.Builder type = TypeSpec.classBuilder(REVISIONS)
                .addJavadoc("Loaded only when the revisions are asked for.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        blocks.forEach((constant, block) -> type.addField(constant(constant, CodeBlock.of("$L", textBlock(block)))));
        return type.addMethod(MethodSpec.methodBuilder(READ)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(NODES)
                        .addStatement("return $T.read(\n$L)", IndexTable.class, String.join(",\n", blocks.keySet()))
                        .build())
                .build();
    }

    /** The blocks of all trees by the names of their constants. */
    private static Map<String, String> blocks(SortedMap<TreeName, List<RevisionNode>> trees) {
        Map<String, String> blocks = new LinkedHashMap<>();
        trees.forEach((tree, nodes) -> {
            String name = tree.text().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            for (String block : IndexTable.blocks(tree, TopologicalOrder.of(nodes))) {
                String constant = name;
                for (int i = 2; blocks.containsKey(constant); i++) {
                    constant = name + "_" + i;
                }
                blocks.put(constant, block);
            }
        });
        return blocks;
    }

    private static FieldSpec constant(String name, CodeBlock value) {
        return FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    private static String textBlock(String text) {
        return "\"\"\"\n" + text.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"") + "\"\"\"";
    }

    private static MethodSpec.Builder method(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }
}
