/** The tools that are compared, and the work that they are given. */
@NullMarked
package dev.espalier.bench.tool;

import org.jspecify.annotations.NullMarked;
