package dev.espalier.processor;

import dev.espalier.Baseline;
import dev.espalier.Migration;
import dev.espalier.graph.Capability;
import java.util.EnumSet;
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
    private final TypeElement baseline;
    private final ExecutableElement downgrade;
    private final ExecutableElement check;

    Abilities(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        types = environment.getTypeUtils();
        migration = elements.getTypeElement(Migration.class.getName());
        baseline = elements.getTypeElement(Baseline.class.getName());
        downgrade = method("downgrade");
        check = method("check");
    }

    private ExecutableElement method(String name) {
        return ElementFilter.methodsIn(migration.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
    }

    Set<Capability> of(TypeElement type) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        if (types.isSubtype(type.asType(), migration.asType())) {
            capabilities.add(Capability.UPGRADE);
            if (overrides(type, downgrade)) {
                capabilities.add(Capability.DOWNGRADE);
            }
            if (overrides(type, check)) {
                capabilities.add(Capability.CHECK);
            }
        }
        if (types.isSubtype(type.asType(), baseline.asType())) {
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

    private boolean overrides(TypeElement type, ExecutableElement optional) {
        return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .anyMatch(method -> elements.overrides(method, optional, type));
    }
}
