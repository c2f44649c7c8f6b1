/** The tree {@code obscore}: the observation table. */
@NullMarked
package dev.espalier.butler.obscore;

import org.jspecify.annotations.NullMarked;
