/**
 * The one-shot tree {@code collections/name_2.0.0_to_int_2.0.0}: the way from collections known by name to collections
 * known by number.
 */
@NullMarked
package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import org.jspecify.annotations.NullMarked;
