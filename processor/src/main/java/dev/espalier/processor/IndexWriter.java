package dev.espalier.processor;

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
     * Writes the class of that name; everything in it may change with any of the origins.
     *
     * @throws FilerException when the compiler finds an index of that name in its way
     */
    static void write(Filer filer, String name, String source, Collection<? extends Element> origins)
            throws IOException {
        String type = RevisionIndex.PACKAGE + "." + name;
        Element[] from = origins.toArray(Element[]::new);
        try (Writer index = filer.createSourceFile(type, from).openWriter()) {
            index.write(source);
        }
        try (Writer service = filer.createResource(StandardLocation.CLASS_OUTPUT, "", SERVICE, from)
                .openWriter()) {
            service.write(type + "\n");
        }
    }
}
