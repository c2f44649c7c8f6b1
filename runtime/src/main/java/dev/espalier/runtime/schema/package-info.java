/** Reads what a database knows of its tables, and changes them: in place on PostgreSQL, by rebuilding on SQLite. */
@NullMarked
package dev.espalier.runtime.schema;

import org.jspecify.annotations.NullMarked;
