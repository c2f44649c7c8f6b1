package dev.espalier.bench;

/** What was measured of one of those that are compared. */
record Figure(String name, double value) {}
