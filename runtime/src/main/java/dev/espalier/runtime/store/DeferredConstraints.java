package dev.espalier.runtime.store;

import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The constraints that PostgreSQL does not check before the commit, as SQL lists them; null when there are none. */
interface DeferredConstraints {
    String NAMES = "select string_agg(distinct format('%I.%I', n.nspname, c.conname), ', ')"
            + " from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid = c.connamespace where ";

    /** Those that can wait. */
    @Select(NAMES + "c.condeferrable")
    @Nullable
    String deferrable();

    /** Those that do wait, unless a transaction says otherwise. */
    @Select(NAMES + "c.condeferred")
    @Nullable
    String deferred();
}
