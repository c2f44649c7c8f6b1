/** The tree {@code datastores}: the tables that say where datasets are stored. */
@NullMarked
package dev.espalier.butler.datastores;

import org.jspecify.annotations.NullMarked;
