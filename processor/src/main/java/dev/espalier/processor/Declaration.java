package dev.espalier.processor;

import dev.espalier.graph.RevisionNode;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * A declared revision and its place in the sources: where the pure history and the compiler's world meet.
 *
 * @param node the revision; for {@code @History}, a stand-in that only names the type
 * @param type the annotated type
 * @param mirror the annotation, the inner one for an entry of {@code @Placeholders}
 */
record Declaration(RevisionNode node, TypeElement type, AnnotationMirror mirror) {}
