package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Asks PostgreSQL what it has room for. */
interface NewIdMapper {
    /** Whether so many bytes for each row fit into the memory in which it builds an index, and into one value. */
    @Select("""
            SELECT count(*) * #{bytes} <= least(pg_size_bytes(current_setting('maintenance_work_mem')), 1 << 30)
            FROM ${table}
            """)
    boolean isRoomFor(@Param("table") String table, @Param("bytes") int bytes);
}
