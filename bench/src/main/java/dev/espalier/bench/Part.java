package dev.espalier.bench;

/** One part of the table. */
@FunctionalInterface
interface Part {
    /** Measures, and adds lines to the table. */
    void run(Settings settings, Table table) throws Exception;
}
