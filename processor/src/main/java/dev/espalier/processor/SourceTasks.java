package dev.espalier.processor;

import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler.CompilationTask;

/** What a program lets Espalier do with sources, by a task of the JDK's compiler. */
public final class SourceTasks {
    private SourceTasks() {}

    /**
     * Compiles, with Espalier's processor and no other.
     *
     * @return whether there were no errors
     */
    public static boolean compile(CompilationTask task) {
        task.setProcessors(List.of(new RevisionProcessor()));
        return task.call();
    }

    /**
     * Reads what is declared, and judges nothing.
     *
     * @param task one of javac with the option {@code -proc:only} and a listener for diagnostics, without which javac
     *     does not keep where things end
     * @return what is declared; empty when errors, which the task reports, keep a declaration from being read
     */
    public static Optional<SourceHistory> read(CompilationTask task) {
        SourceReader reader = new SourceReader();
        task.setProcessors(List.of(reader));
        task.call();
        return reader.read();
    }
}
