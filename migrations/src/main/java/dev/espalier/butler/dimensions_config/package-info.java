/** The tree {@code dimensions-config}: the dimension universe; its namespace stands in a manager's place. */
@NullMarked
package dev.espalier.butler.dimensions_config;

import org.jspecify.annotations.NullMarked;
