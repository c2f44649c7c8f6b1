/** What is printed on a terminal, and whether there is one. */
@NullMarked
package dev.espalier.cli.terminal;

import org.jspecify.annotations.NullMarked;
