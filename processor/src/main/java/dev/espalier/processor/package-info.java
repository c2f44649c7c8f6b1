/** Reads the revisions that a module declares while it is compiled, checks them, and writes their index. */
@NullMarked
package dev.espalier.processor;

import org.jspecify.annotations.NullMarked;
