/** What things cost, as ratios measured side by side. */
@NullMarked
package dev.espalier.bench;

import org.jspecify.annotations.NullMarked;
