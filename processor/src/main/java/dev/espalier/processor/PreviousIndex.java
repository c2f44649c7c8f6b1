package dev.espalier.processor;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.RevisionNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * What the last compilation of this module left: an editor hands over only the files that changed, and the revisions in
 * all the others are in the index that it made then.
 */
record PreviousIndex(List<RevisionNode> nodes, Optional<HistorySettings> settings) {
    private static final PreviousIndex NONE = new PreviousIndex(List.of(), Optional.empty());

    /** The revisions of types that exist and are not in files that are compiled now. */
    static PreviousIndex read(ProcessingEnvironment environment, Collection<String> compiledNow) {
        Elements elements = environment.getElementUtils();
        return name(environment)
                .flatMap(name -> Optional.ofNullable(elements.getTypeElement(name)))
                .map(index -> new PreviousIndex(
                        KnownRevisions.revisions(index).stream()
                                .filter(node -> isUnchanged(elements, node, compiledNow))
                                .toList(),
                        settings(index)))
                .orElse(NONE);
    }

    private static boolean isUnchanged(Elements elements, RevisionNode node, Collection<String> compiledNow) {
        TypeElement type = elements.getTypeElement(node.declaredIn().replace('$', '.'));
        return type != null && !compiledNow.contains(outermost(type).toString());
    }

    private static Element outermost(Element type) {
        Element outer = type.getEnclosingElement();
        return outer instanceof TypeElement ? outermost(outer) : type;
    }

    private static Optional<HistorySettings> settings(TypeElement index) {
        return KnownRevisions.constants(index)
                .filter(constant -> constant.getKey().equals(IndexSource.SETTINGS))
                .map(constant -> HistorySettings.parse(constant.getValue()))
                .findFirst();
    }

    /** The one class that the module's own service file names; there is none before the first compilation. */
    private static Optional<String> name(ProcessingEnvironment environment) {
        try {
            return environment
                    .getFiler()
                    .getResource(StandardLocation.CLASS_OUTPUT, "", IndexWriter.SERVICE)
                    .getCharContent(true)
                    .toString()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(RevisionIndex.PACKAGE + "."))
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
