/**
 * The tree {@code obscore-config}: the observation table's configuration; its namespace stands in a manager's place.
 */
@NullMarked
package dev.espalier.butler.obscore_config;

import org.jspecify.annotations.NullMarked;
