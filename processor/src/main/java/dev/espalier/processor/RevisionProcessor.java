package dev.espalier.processor;

import com.google.auto.service.AutoService;
import dev.espalier.History;
import dev.espalier.Placeholders;
import dev.espalier.Revision;
import dev.espalier.graph.GraphRules;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import net.ltgt.gradle.incap.IncrementalAnnotationProcessor;
import net.ltgt.gradle.incap.IncrementalAnnotationProcessorType;

/** Reads the revisions of a module, checks them, and writes their index or reports everything that is wrong. */
@AutoService(Processor.class)
@IncrementalAnnotationProcessor(IncrementalAnnotationProcessorType.AGGREGATING)
public final class RevisionProcessor extends AbstractProcessor {
    private static final Set<Class<? extends Annotation>> ANNOTATIONS =
            Set.of(Revision.class, Placeholders.class, History.class);

    /** Names, since elements do not outlive their round. */
    private final Set<String> types = new TreeSet<>();

    private boolean checked;
    private boolean written;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return ANNOTATIONS.stream().map(Class::getName).collect(Collectors.toSet());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Claims nothing: other processors may read the same annotations. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try {
            Set<TypeElement> found = ElementFilter.typesIn(round.getElementsAnnotatedWithAny(ANNOTATIONS));
            if (written) {
                reportLate(found);
            } else if (!checked) {
                found.forEach(type -> types.add(type.getQualifiedName().toString()));
                checkAndWrite(round.processingOver());
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "the index of the revisions could not be made: " + trace);
        }
        return false;
    }

    private void checkAndWrite(boolean lastRound) throws IOException {
        List<TypeElement> elements = types.stream()
                .map(processingEnv.getElementUtils()::getTypeElement)
                .filter(Objects::nonNull)
                .toList();
        Reading reading = DeclarationReader.read(processingEnv, elements);
        DeclaredHistory history = HistoryReader.read(processingEnv, elements);
        boolean complete = reading.complete() && history.complete();
        if (elements.isEmpty() || (!complete && !lastRound)) {
            return;
        }
        checked = true;
        String index = indexName(elements, history);
        List<Problem> problems = new ArrayList<>(reading.problems());
        problems.addAll(history.problems());
        if (complete) {
            problems.addAll(problemsOfTheWhole(reading, history, index));
        }
        Reporter reporter = new Reporter(processingEnv.getMessager(), reading.declarations(), history.places());
        problems.forEach(reporter::report);
        if (complete && problems.isEmpty() && !reading.declarations().isEmpty()) {
            IndexWriter.write(
                    processingEnv.getFiler(), IndexSource.of(index, history.settings(), reading.nodes()), elements);
            written = true;
        }
    }

    /** What can be judged only when nothing is missing. */
    private List<Problem> problemsOfTheWhole(Reading reading, DeclaredHistory history, String index) {
        List<RevisionNode> own = reading.nodes();
        List<RevisionNode> known = KnownRevisions.read(processingEnv.getElementUtils(), index, own);
        Set<String> trees = Stream.concat(own.stream(), known.stream())
                .map(RevisionNode::tree)
                .filter(tree -> !tree.isOneShot())
                .map(tree -> tree.text())
                .collect(Collectors.toSet());
        List<Problem> problems =
                new ArrayList<>(GraphRules.check(own, known, history.settings().ids()));
        history.places().stream()
                .limit(1)
                .forEach(place -> problems.addAll(HistoryRules.check(place.node(), history.settings(), trees)));
        return problems;
    }

    private String indexName(List<TypeElement> elements, DeclaredHistory history) {
        Elements all = processingEnv.getElementUtils();
        return IndexName.of(
                history.settings().name(),
                elements.stream()
                        .map(type -> all.getPackageOf(type).getQualifiedName().toString())
                        .toList());
    }

    private void reportLate(Set<TypeElement> found) {
        List<Declaration> late = DeclarationReader.read(processingEnv, found).declarations();
        Reporter reporter = new Reporter(processingEnv.getMessager(), late, List.of());
        late.forEach(declaration -> reporter.report(new Problem.LateRevision(declaration.node())));
    }
}
