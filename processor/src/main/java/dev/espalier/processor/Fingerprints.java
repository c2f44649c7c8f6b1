package dev.espalier.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;

/** Finds the source file of a class, as far as the compiler gives it away, and takes its fingerprint. */
final class Fingerprints {
    private final ProcessingEnvironment environment;

    Fingerprints(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** The fingerprint of the file that declares the type, or empty where the compiler does not say which it is. */
    String of(TypeElement type) {
        return byElements(type).or(() -> byTrees(type)).map(Fingerprints::read).orElse("");
    }

    /** Any compiler, from Java 18 on, when {@code Elements} got this method. */
    private Optional<FileObject> byElements(TypeElement type) {
        try {
            Object file = Elements.class
                    .getMethod("getFileObjectOf", Element.class)
                    .invoke(environment.getElementUtils(), type);
            return Optional.ofNullable((FileObject) file);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    /** javac, on any Java. */
    private Optional<FileObject> byTrees(TypeElement type) {
        try {
            return Optional.ofNullable(Trees.instance(environment).getPath(type))
                    .map(TreePath::getCompilationUnit)
                    .map(unit -> unit.getSourceFile());
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty(); // another compiler, or a runtime without javac
        }
    }

    private static String read(FileObject file) {
        try {
            return Fingerprint.of(file.getCharContent(true).toString());
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
