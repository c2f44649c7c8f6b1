package dev.espalier.processor;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.espalier.RevisionIndex;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes an index and registers it for {@link java.util.ServiceLoader}. */
final class IndexWriter {
    static final String SERVICE = "META-INF/services/" + RevisionIndex.class.getName();

    private IndexWriter() {}

    /**
     * Writes the class; everything in it may change with any of the origins.
     *
     * @throws FilerException when the compiler finds an index of that name in its way
     */
    static void write(Filer filer, TypeSpec.Builder index, Collection<? extends Element> origins) throws IOException {
        origins.forEach(index::addOriginatingElement);
        TypeSpec type = index.build();
        JavaFile.builder(RevisionIndex.PACKAGE, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .writeTo(filer);
        try (Writer service = filer.createResource(
                        StandardLocation.CLASS_OUTPUT, "", SERVICE, origins.toArray(Element[]::new))
                .openWriter()) {
            service.write(RevisionIndex.PACKAGE + "." + type.name() + "\n");
        }
    }
}
