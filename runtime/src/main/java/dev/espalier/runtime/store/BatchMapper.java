package dev.espalier.runtime.store;

import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What surrounds a batch in PostgreSQL. */
interface BatchMapper {
    /** How long, in milliseconds, statements of this transaction wait for a lock, and work; 0 is for ever. */
    @Select(
            "select set_config('lock_timeout', #{lock}::text, true), set_config('statement_timeout', #{work}::text, true)")
    Object limit(@Param("lock") long lock, @Param("work") long work);

    /**
     * A replica that is behind by more than milliseconds or bytes, and by how much; nobody else sees it but monitors.
     */
    @Select(
            "select concat_ws(' at ', nullif(application_name, ''), host(client_addr)) || ' is behind by '"
                    + " || coalesce(extract(epoch from replay_lag)::int, 0) || ' s, ' || coalesce(bytes, 0) / 1048576 || ' MB'"
                    + " from (select *, cast(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) as bigint) as bytes"
                    + " from pg_catalog.pg_stat_replication where state <> 'backup') r"
                    + " where replay_lag > #{millis} * interval '1 millisecond' or bytes > #{bytes} order by bytes desc limit 1")
    Optional<String> lagging(@Param("millis") long millis, @Param("bytes") long bytes);
}
