package dev.espalier.bench.process;

/** A JVM that does nothing. */
public final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {}
}
