/** Where a database stands, and what was done to it: the version table and the journal, through MyBatis. */
@NullMarked
package dev.espalier.runtime.store;

import org.jspecify.annotations.NullMarked;
