/** Which steps lead from where a database stands to a target: pure values and functions. */
@NullMarked
package dev.espalier.runtime.plan;

import org.jspecify.annotations.NullMarked;
