package dev.espalier.processor;

import com.google.auto.service.AutoService;
import dev.espalier.History;
import dev.espalier.Placeholders;
import dev.espalier.Revision;
import dev.espalier.graph.DeclarationProblem;
import dev.espalier.graph.GraphRules;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import net.ltgt.gradle.incap.IncrementalAnnotationProcessor;
import net.ltgt.gradle.incap.IncrementalAnnotationProcessorType;

/** Reads the revisions of a module, checks them, and writes their index or reports everything that is wrong. */
@AutoService(Processor.class)
@IncrementalAnnotationProcessor(IncrementalAnnotationProcessorType.AGGREGATING)
public final class RevisionProcessor extends AbstractProcessor {
    static final Set<Class<? extends Annotation>> ANNOTATIONS =
            Set.of(Revision.class, Placeholders.class, History.class);

    /** Names, since elements do not outlive their round. */
    private final Set<String> types = new TreeSet<>();

    private final Set<String> compiledNow = new HashSet<>();

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
            round.getRootElements().forEach(root -> compiledNow.add(root.toString()));
            Set<TypeElement> found = ElementFilter.typesIn(round.getElementsAnnotatedWithAny(ANNOTATIONS));
            if (written) {
                reportLate(found);
            } else if (!checked) {
                found.forEach(type -> types.add(type.getQualifiedName().toString()));
                if (!types.isEmpty()) {
                    checkAndWrite(round.processingOver());
                }
            }
        } catch (FilerException e) {
            fail(e.getMessage() + "; delete what the last build left, and compile again");
        } catch (IOException | RuntimeException | LinkageError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            fail(trace.toString());
        }
        return false;
    }

    private void checkAndWrite(boolean lastRound) throws IOException {
        List<TypeElement> declaring = types.stream()
                .map(processingEnv.getElementUtils()::getTypeElement)
                .filter(Objects::nonNull)
                .toList();
        Reading reading =
                DeclarationReader.read(processingEnv, declaring).with(PreviousIndex.read(processingEnv, compiledNow));
        if (!reading.complete() && !lastRound) {
            return;
        }
        checked = true;
        String index = IndexName.of(reading.settings().name(), reading.nodes());
        List<Problem> problems = reading.complete() ? problems(reading, index) : reading.problems();
        Reporter reporter = new Reporter(processingEnv.getMessager(), reading.places());
        problems.forEach(reporter::report);
        if (reading.complete() && problems.isEmpty() && !reading.revisions().isEmpty()) {
            IndexWriter.write(
                    processingEnv.getFiler(), IndexSource.of(index, reading.settings(), reading.nodes()), declaring);
            written = true;
        }
    }

    private List<Problem> problems(Reading reading, String index) {
        List<RevisionNode> own = reading.nodes();
        List<RevisionNode> known = KnownRevisions.read(processingEnv.getElementUtils(), index, own);
        return Stream.of(
                        reading.problems(),
                        HistoryRules.check(reading, known),
                        GraphRules.check(own, known, reading.settings().ids()))
                .flatMap(List::stream)
                .toList();
    }

    /** REV106, once for each type, whatever it declares. */
    private void reportLate(Set<TypeElement> found) {
        for (TypeElement type : found) {
            Reading late = DeclarationReader.read(processingEnv, List.of(type));
            Reporter reporter = new Reporter(processingEnv.getMessager(), late.places());
            late.places().limit(1).forEach(place -> reporter.report(new DeclarationProblem.LateRevision(place.node())));
        }
    }

    private void fail(String why) {
        processingEnv
                .getMessager()
                .printMessage(Diagnostic.Kind.ERROR, "the index of the revisions could not be made: " + why);
    }
}
