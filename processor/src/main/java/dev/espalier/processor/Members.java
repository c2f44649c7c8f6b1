package dev.espalier.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The members of one annotation, as written or by default. */
final class Members {
    /** What both compilers give for a value that they could not make out. */
    private static final String ERROR = "<error>";

    private final AnnotationMirror mirror;
    private final Map<String, AnnotationValue> values;

    Members(Elements elements, AnnotationMirror mirror) {
        this.mirror = mirror;
        this.values = elements.getElementValuesWithDefaults(mirror).entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> entry.getKey().getSimpleName().toString(), Map.Entry::getValue));
    }

    /** The annotation of that class on an element. */
    static Optional<AnnotationMirror> find(Element element, Class<?> annotation) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> isOf(mirror, annotation))
                .<AnnotationMirror>map(mirror -> mirror)
                .findFirst();
    }

    /** Whether every member has a value of its type; if not, the compiler says so, and nothing else must be asked. */
    boolean areComplete() {
        return ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements()).stream()
                .allMatch(member -> {
                    AnnotationValue value = values.get(member.getSimpleName().toString());
                    return value != null && items(value).allMatch(item -> isOf(item, member.getReturnType()));
                });
    }

    String text(String member) {
        return String.valueOf(value(member).getValue());
    }

    boolean flag(String member) {
        return Boolean.TRUE.equals(value(member).getValue());
    }

    List<String> texts(String member) {
        return items(value(member)).map(String::valueOf).toList();
    }

    List<AnnotationMirror> annotations(String member) {
        return items(value(member)).map(AnnotationMirror.class::cast).toList();
    }

    TypeMirror type(String member) {
        return (TypeMirror) value(member).getValue();
    }

    private AnnotationValue value(String member) {
        AnnotationValue value = values.get(member);
        if (value == null) {
            throw new IllegalArgumentException(mirror + " has no member " + member);
        }
        return value;
    }

    /** The values of an array, or the one value that was written without braces. */
    private static Stream<Object> items(AnnotationValue value) {
        return value.getValue() instanceof List<?> list
                ? list.stream().map(item -> ((AnnotationValue) item).getValue())
                : Stream.of(value.getValue());
    }

    private static boolean isOf(Object item, TypeMirror type) {
        return isText(type instanceof ArrayType array ? array.getComponentType() : type)
                ? item instanceof String && !item.equals(ERROR)
                : !(item instanceof String)
                        && !(item instanceof TypeMirror mirror && mirror.getKind() == TypeKind.ERROR);
    }

    private static boolean isText(TypeMirror type) {
        return type instanceof DeclaredType declared && isOf(declared, String.class);
    }

    private static boolean isOf(AnnotationMirror mirror, Class<?> annotation) {
        return isOf(mirror.getAnnotationType(), annotation);
    }

    private static boolean isOf(DeclaredType declared, Class<?> type) {
        return declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(type.getName());
    }
}
