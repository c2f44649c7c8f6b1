/** The history of the Butler registry, and the registry's own record of its managers. */
@NullMarked
package dev.espalier.butler;

import org.jspecify.annotations.NullMarked;
