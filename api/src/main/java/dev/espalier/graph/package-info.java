/** The revision history as plain values, and every rule it must meet; knows nothing but {@code java.base}. */
@NullMarked
package dev.espalier.graph;

import org.jspecify.annotations.NullMarked;
