package dev.espalier.processor;

import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;

/** Finds the source file of a class, as far as the compiler gives it away, and takes its fingerprint. */
final class Fingerprints {
    private final Elements elements;
    private final Optional<Method> fileObjectOf;
    private final Optional<Trees> trees;

    Fingerprints(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        fileObjectOf = fileObjectOf();
        trees = trees(environment);
    }

    /** The fingerprint of the file that declares the type, or empty where the compiler does not say which it is. */
    String of(TypeElement type) {
        return byElements(type).or(() -> byTrees(type)).map(Fingerprints::read).orElse("");
    }

    private Optional<FileObject> byElements(TypeElement type) {
        if (fileObjectOf.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable((FileObject) fileObjectOf.get().invoke(elements, type));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private Optional<FileObject> byTrees(TypeElement type) {
        if (trees.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(trees.get().getPath(type))
                .map(path -> path.getCompilationUnit().getSourceFile());
    }

    /** Any compiler, from Java 18 on, when {@code Elements} got this method. */
    private static Optional<Method> fileObjectOf() {
        try {
            return Optional.of(Elements.class.getMethod("getFileObjectOf", Element.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** javac, on any Java. */
    private static Optional<Trees> trees(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
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
