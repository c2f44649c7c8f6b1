package dev.espalier.processor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What keeps a class from being instantiated by name. */
final class Shape {
    /** One obstacle, and how to remove it; {@code reason} continues "it". */
    record Obstacle(String reason, String cure) {}

    private Shape() {}

    /** The obstacles of a type: none when it is a public class, all the way out, with a public constructor to call. */
    static List<Obstacle> obstacles(TypeElement type) {
        ElementKind kind = type.getKind();
        if (kind.isInterface() || kind == ElementKind.ENUM) {
            return List.of(new Obstacle("is no class", "make it a public class"));
        }
        List<Obstacle> obstacles = new ArrayList<>();
        if (type.getNestingKind() == NestingKind.MEMBER && !type.getModifiers().contains(Modifier.STATIC)) {
            obstacles.add(new Obstacle("is an inner class", "make it static"));
        }
        hidden(type).ifPresent(obstacles::add);
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            obstacles.add(new Obstacle("is abstract", "implement what is missing and remove 'abstract'"));
        } else if (!isConstructible(type)) {
            obstacles.add(new Obstacle("has no public constructor without parameters", "add one"));
        }
        return obstacles;
    }

    private static Optional<Obstacle> hidden(TypeElement type) {
        if (!type.getModifiers().contains(Modifier.PUBLIC)) {
            return Optional.of(new Obstacle("is not public", "make it public"));
        }
        for (Element outer = type.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            if (!outer.getModifiers().contains(Modifier.PUBLIC)) {
                String name = outer.getSimpleName().toString();
                return Optional.of(
                        new Obstacle("is inside " + name + ", which is not public", "make " + name + " public"));
            }
        }
        return Optional.empty();
    }

    /** A constructor as visible as its class may be the one that the compiler adds, and so no obstacle of its own. */
    private static boolean isConstructible(TypeElement type) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        return constructors.isEmpty()
                || constructors.stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty()
                                && (constructor.getModifiers().contains(Modifier.PUBLIC)
                                        || access(constructor).equals(access(type))));
    }

    private static Set<Modifier> access(Element element) {
        Set<Modifier> access = EnumSet.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);
        access.retainAll(element.getModifiers());
        return access;
    }
}
