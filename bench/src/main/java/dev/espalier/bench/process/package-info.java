/** Small programs that are measured as whole processes. */
@NullMarked
package dev.espalier.bench.process;

import org.jspecify.annotations.NullMarked;
