/** Carries a plan out on a database. */
@NullMarked
package dev.espalier.runtime.execute;

import org.jspecify.annotations.NullMarked;
