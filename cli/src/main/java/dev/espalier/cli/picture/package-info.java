/**
 * A history as text, a picture or data: each format is one class that reads a {@link dev.espalier.cli.picture.History}
 * and opens nothing.
 */
@NullMarked
package dev.espalier.cli.picture;

import org.jspecify.annotations.NullMarked;
