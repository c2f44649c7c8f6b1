package dev.espalier.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Work beside that of the test, each on a thread of its own: a pool may have one thread only, and these wait for each
 * other.
 */
public final class Aside {
    private static final Executor EACH = task -> new Thread(task).start();

    private Aside() {}

    /** Begins it. */
    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, EACH);
    }

    /** Begins it, for what it gives. */
    public static <T> CompletableFuture<T> get(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, EACH);
    }
}
