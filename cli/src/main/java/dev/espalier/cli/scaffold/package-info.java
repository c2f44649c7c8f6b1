/** Writes and edits the sources of migrations. */
@NullMarked
package dev.espalier.cli.scaffold;

import org.jspecify.annotations.NullMarked;
