package dev.espalier.processor;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.IndexTable;
import dev.espalier.graph.RevisionNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The revisions of a module's dependencies, read from the constants of their indexes. */
final class KnownRevisions {
    private KnownRevisions() {}

    /**
     * Reads every index on the class path but the module's own, which an earlier build may have left there: it has the
     * name of the one to be written, or lists a type that is being compiled.
     */
    static List<RevisionNode> read(Elements elements, String ownIndex, Collection<RevisionNode> own) {
        Set<String> ownTypes = own.stream().map(RevisionNode::declaredIn).collect(Collectors.toSet());
        return elements.getAllPackageElements(RevisionIndex.PACKAGE).stream()
                .flatMap(found -> ElementFilter.typesIn(found.getEnclosedElements()).stream())
                .filter(index -> !index.getSimpleName().contentEquals(ownIndex))
                .map(KnownRevisions::revisions)
                .filter(index -> index.stream().noneMatch(node -> ownTypes.contains(node.declaredIn())))
                .flatMap(List::stream)
                .toList();
    }

    /** The revisions of one index. */
    static List<RevisionNode> revisions(TypeElement index) {
        try {
            TypeElement revisions = ElementFilter.typesIn(index.getEnclosedElements()).stream()
                    .filter(type -> type.getSimpleName().contentEquals(IndexSource.REVISIONS))
                    .findFirst()
                    .orElseThrow();
            return IndexTable.read(constants(revisions).map(Map.Entry::getValue).toArray(String[]::new));
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot read " + index + "; compile it with this version of Espalier", e);
        }
    }

    /** The texts in a class, by the names of their constants. */
    static Stream<Map.Entry<String, String>> constants(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .flatMap(field -> field.getConstantValue() instanceof String text
                        ? Stream.of(Map.entry(field.getSimpleName().toString(), text))
                        : Stream.empty());
    }
}
