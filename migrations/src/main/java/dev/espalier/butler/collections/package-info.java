/** The tree {@code collections}: the collections tables. */
@NullMarked
package dev.espalier.butler.collections;

import org.jspecify.annotations.NullMarked;
