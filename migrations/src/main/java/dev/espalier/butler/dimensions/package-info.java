/** The tree {@code dimensions}: the dimension tables' own construction. */
@NullMarked
package dev.espalier.butler.dimensions;

import org.jspecify.annotations.NullMarked;
