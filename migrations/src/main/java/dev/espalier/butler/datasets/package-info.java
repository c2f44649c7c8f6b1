/** The tree {@code datasets}: the datasets tables. */
@NullMarked
package dev.espalier.butler.datasets;

import org.jspecify.annotations.NullMarked;
