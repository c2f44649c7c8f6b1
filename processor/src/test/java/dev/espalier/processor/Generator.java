package dev.espalier.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor, which generates given sources of package {@code shop} in the first round. */
@SupportedAnnotationTypes("*")
final class Generator extends AbstractProcessor {
    private final List<Path> sources;
    private boolean done;

    Generator(List<Path> sources) {
        this.sources = sources;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!done) {
            sources.forEach(this::generate);
        }
        done = true;
        return false;
    }

    private void generate(Path source) {
        String type = "shop." + source.getFileName().toString().replace(".java", "");
        try (Writer writer = processingEnv.getFiler().createSourceFile(type).openWriter()) {
            writer.write(Files.readString(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
