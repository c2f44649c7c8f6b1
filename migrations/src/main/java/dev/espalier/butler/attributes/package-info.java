/** The tree {@code attributes}: the attributes table, a registry's own record of itself. */
@NullMarked
package dev.espalier.butler.attributes;

import org.jspecify.annotations.NullMarked;
