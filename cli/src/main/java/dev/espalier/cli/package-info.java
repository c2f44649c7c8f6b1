/** The command line: {@code java -jar cli.jar}. */
@NullMarked
package dev.espalier.cli;

import org.jspecify.annotations.NullMarked;
