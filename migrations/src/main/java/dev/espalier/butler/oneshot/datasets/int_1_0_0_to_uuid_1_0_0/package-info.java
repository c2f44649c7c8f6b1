/** The one-shot tree {@code datasets/int_1.0.0_to_uuid_1.0.0}: the way from numbers to UUIDs as dataset ids. */
@NullMarked
package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import org.jspecify.annotations.NullMarked;
