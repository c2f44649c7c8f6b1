/** The commands, one class each, over the library. */
@NullMarked
package dev.espalier.cli.command;

import org.jspecify.annotations.NullMarked;
