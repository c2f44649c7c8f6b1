/** What the author of a migration writes against. */
@NullMarked
package dev.espalier;

import org.jspecify.annotations.NullMarked;
