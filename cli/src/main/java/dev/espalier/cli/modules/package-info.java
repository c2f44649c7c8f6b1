/** Modules of migrations that are named on the command line: jars, folders of classes, and folders of sources. */
@NullMarked
package dev.espalier.cli.modules;

import org.jspecify.annotations.NullMarked;
