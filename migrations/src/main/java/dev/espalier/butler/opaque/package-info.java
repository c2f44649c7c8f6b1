/** The tree {@code opaque}: the tables of opaque records. */
@NullMarked
package dev.espalier.butler.opaque;

import org.jspecify.annotations.NullMarked;
