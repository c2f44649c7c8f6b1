package dev.espalier.processor;

import dev.espalier.Baseline;
import dev.espalier.Migration;
import dev.espalier.OnlineMigration;
import dev.espalier.graph.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What a class can do for its revision, by the interfaces it implements and the methods it overrides. */
final class Abilities {
    private final Elements elements;
    private final Types types;
    private final TypeElement migration;
    private final TypeElement online;
    private final TypeElement baseline;

    Abilities(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        types = environment.getTypeUtils();
        migration = elements.getTypeElement(Migration.class.getName());
        online = elements.getTypeElement(OnlineMigration.class.getName());
        baseline = elements.getTypeElement(Baseline.class.getName());
    }

    Set<Capability> of(TypeElement type) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        if (is(type, migration)) {
            capabilities.addAll(ways(type, migration));
        }
        if (is(type, online)) {
            capabilities.add(Capability.ONLINE);
            capabilities.addAll(ways(type, online));
        }
        if (is(type, baseline)) {
            capabilities.add(Capability.CREATE);
        }
        return capabilities;
    }

    /** Whether all that the type extends and implements is known; what another processor will generate is not yet. */
    boolean areKnown(TypeElement type) {
        return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
                .filter(supertype -> supertype.getKind() != TypeKind.NONE)
                .allMatch(supertype ->
                        supertype.getKind() != TypeKind.ERROR && areKnown((TypeElement) types.asElement(supertype)));
    }

    /** Whether a class is a migration that is, and one that is not, carried out within a transaction. */
    boolean isOnlineAndNot(TypeElement type) {
        return is(type, migration) && is(type, online);
    }

    private boolean is(TypeElement type, TypeElement supertype) {
        return types.isSubtype(type.asType(), supertype.asType());
    }

    /** The ways that a migration of that kind goes: upwards always, the others where it overrides them. */
    private Set<Capability> ways(TypeElement type, TypeElement kind) {
        Set<Capability> ways = EnumSet.of(Capability.UPGRADE);
        List<ExecutableElement> methods = ElementFilter.methodsIn(elements.getAllMembers(type));
        if (overrides(type, methods, method(kind, "downgrade"))) {
            ways.add(Capability.DOWNGRADE);
        }
        if (overrides(type, methods, method(kind, "check"))) {
            ways.add(Capability.CHECK);
        }
        return ways;
    }

    private boolean overrides(TypeElement type, List<ExecutableElement> methods, ExecutableElement optional) {
        return methods.stream().anyMatch(method -> elements.overrides(method, optional, type));
    }

    private static ExecutableElement method(TypeElement kind, String name) {
        return ElementFilter.methodsIn(kind.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
    }
}
