/** Tables as values: what a database knows of them, and changes to them that are right on every dialect. */
@NullMarked
package dev.espalier.schema;

import org.jspecify.annotations.NullMarked;
