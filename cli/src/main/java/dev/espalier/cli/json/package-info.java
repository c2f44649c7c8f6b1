/** What commands print for programs. */
@NullMarked
package dev.espalier.cli.json;

import org.jspecify.annotations.NullMarked;
