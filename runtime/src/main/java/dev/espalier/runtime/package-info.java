/** The library's face: look at a database, plan, and carry the plan out. */
@NullMarked
package dev.espalier.runtime;

import org.jspecify.annotations.NullMarked;
