package dev.espalier.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.espalier.Placeholders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads declarations with their places in the files, and judges nothing. Works with javac only. */
final class SourceReader extends AbstractProcessor {
    private Optional<SourceHistory> history = Optional.empty();

    /** What the first round has read. */
    Optional<SourceHistory> read() {
        return history;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver()) {
            Reading reading = DeclarationReader.read(
                    processingEnv,
                    ElementFilter.typesIn(round.getElementsAnnotatedWithAny(RevisionProcessor.ANNOTATIONS)));
            if (reading.complete()) {
                history = Optional.of(history(reading, round.getRootElements()));
            }
        }
        return false;
    }

    private SourceHistory history(Reading reading, Set<? extends Element> roots) {
        Set<String> packages = new TreeSet<>();
        ElementFilter.typesIn(roots).forEach(type -> packages.add(packageOf(type)));
        return new SourceHistory(
                reading.revisions().stream().map(this::revision).toList(),
                reading.settings(),
                reading.histories().stream()
                        .map(place -> packageOf(place.type()))
                        .findFirst(),
                packages);
    }

    private String packageOf(TypeElement type) {
        return processingEnv
                .getElementUtils()
                .getPackageOf(type)
                .getQualifiedName()
                .toString();
    }

    private SourceRevision revision(Declaration declaration) {
        TypeElement type = declaration.type();
        CompilationUnitTree unit = Trees.instance(processingEnv).getPath(type).getCompilationUnit();
        return new SourceRevision(
                declaration.node(),
                Path.of(unit.getSourceFile().toUri()),
                value(unit, type, declaration.mirror(), "parent"),
                Members.find(type, Placeholders.class).flatMap(mirror -> value(unit, type, mirror, "value")),
                constants(type));
    }

    /** Where the value of a member is written. */
    private Optional<Span> value(CompilationUnitTree unit, TypeElement type, AnnotationMirror mirror, String member) {
        Trees trees = Trees.instance(processingEnv);
        SourcePositions positions = trees.getSourcePositions();
        return trees.getTree(type, mirror) instanceof AnnotationTree annotation
                ? annotation.getArguments().stream()
                        .flatMap(argument -> valueOf(argument, member).stream())
                        .map(tree -> new Span((int) positions.getStartPosition(unit, tree), (int)
                                positions.getEndPosition(unit, tree)))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Tree> valueOf(ExpressionTree argument, String member) {
        if (argument instanceof AssignmentTree assignment) {
            return assignment.getVariable().toString().equals(member)
                    ? Optional.of(assignment.getExpression())
                    : Optional.empty();
        }
        return member.equals("value") ? Optional.of(argument) : Optional.empty();
    }

    private static Map<String, String> constants(TypeElement type) {
        Map<String, String> names = new LinkedHashMap<>();
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getConstantValue() instanceof String text) {
                names.putIfAbsent(text, field.getSimpleName().toString());
            }
        }
        return names;
    }
}
