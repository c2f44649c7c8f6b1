package dev.espalier.processor;

import dev.espalier.graph.Field;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.tools.Diagnostic.Kind;

/** Reports a problem at the part of the declaration that it is about. */
final class Reporter {
    private final Messager messager;

    /** By identity: two declarations may be equal in every part. */
    private final IdentityHashMap<RevisionNode, Declaration> places = new IdentityHashMap<>();

    Reporter(Messager messager, Stream<Declaration> places) {
        this.messager = messager;
        places.forEach(place -> this.places.put(place.node(), place));
    }

    void report(Problem problem) {
        Declaration place = places.get(problem.at());
        if (place == null) {
            messager.printMessage(Kind.ERROR, problem.at().declaredIn() + ": " + problem.message());
        } else if (problem.field() == Field.TYPE) {
            messager.printMessage(Kind.ERROR, problem.message(), place.type());
        } else {
            value(place.mirror(), problem.field())
                    .ifPresentOrElse(
                            value -> messager.printMessage(
                                    Kind.ERROR, problem.message(), place.type(), place.mirror(), value),
                            () -> messager.printMessage(Kind.ERROR, problem.message(), place.type(), place.mirror()));
        }
    }

    /** The value as written; a member left out has none. */
    private static Optional<AnnotationValue> value(AnnotationMirror mirror, Field field) {
        return mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(field.member()))
                .<AnnotationValue>map(Map.Entry::getValue)
                .findFirst();
    }
}
