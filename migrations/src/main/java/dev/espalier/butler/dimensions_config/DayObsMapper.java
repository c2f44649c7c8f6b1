package dev.espalier.butler.dimensions_config;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Exposures or visits of one instrument, and their days. */
interface DayObsMapper {
    /**
     * An exposure or a visit.
     *
     * @param day YYYYMMDD
     * @param began in nanoseconds of TAI; null where the timespan is empty, or has no begin
     */
    record Row(long id, @Nullable Long day, @Nullable Long began) {}

    /** The first by id behind the last one. SQLite has 0 for no begin, and ends before begins for nothing at all. */
    @Select(value = """
                    SELECT id, day_obs AS day, lower(timespan) AS began
                    FROM ${table} WHERE instrument = #{instrument} AND id > #{last} ORDER BY id LIMIT 1000
                    """, databaseId = "postgresql")
    @Select(value = """
                    SELECT id, day_obs AS day,
                           CASE WHEN timespan_begin > 0 AND timespan_begin < timespan_end THEN timespan_begin END AS began
                    FROM ${table} WHERE instrument = #{instrument} AND id > #{last} ORDER BY id LIMIT 1000
                    """, databaseId = "sqlite")
    List<Row> page(@Param("table") String table, @Param("instrument") String instrument, @Param("last") long last);

    @Update("""
            <script>
            UPDATE ${table} SET day_obs = #{day} WHERE instrument = #{instrument} AND id IN
            <foreach collection="ids" item="id" open="(" separator=", " close=")">#{id}</foreach>
            </script>
            """)
    void update(
            @Param("table") String table,
            @Param("instrument") String instrument,
            @Param("day") long day,
            @Param("ids") List<Long> ids);

    /** The days of an instrument that the table {@code day_obs} has. */
    @Select("SELECT id FROM day_obs WHERE instrument = #{instrument}")
    List<Long> days(String instrument);
}
