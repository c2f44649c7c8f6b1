package dev.espalier.butler.dimensions_config;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Days and groups of exposures. */
interface DaysMapper {
    /** An instrument, and the Python class that knows it. */
    record Instrument(String name, @Nullable String className) {}

    /** A day, YYYYMMDD, on which an instrument took exposures. */
    record Day(String instrument, long day) {}

    /** The instruments that have exposures. */
    @Select("""
            SELECT name, class_name FROM instrument
            WHERE EXISTS (SELECT 1 FROM exposure WHERE exposure.instrument = instrument.name)
            ORDER BY name
            """)
    List<Instrument> instruments();

    @Select("SELECT name, class_name FROM instrument WHERE name = #{name}")
    Optional<Instrument> instrument(String name);

    @Select("SELECT name FROM instrument ORDER BY name")
    List<String> registered();

    @Select("SELECT DISTINCT instrument, day_obs AS day FROM exposure ORDER BY instrument, day")
    List<Day> days();

    /** Begin and end in nanoseconds of TAI. */
    @Insert(
            value =
                    "INSERT INTO day_obs (instrument, id, timespan) VALUES (#{instrument}, #{day}, int8range(#{begin}, #{end}))",
            databaseId = "postgresql")
    @Insert(
            value = "INSERT INTO day_obs (instrument, id, timespan_begin, timespan_end)"
                    + " VALUES (#{instrument}, #{day}, #{begin}, #{end})",
            databaseId = "sqlite")
    void insert(
            @Param("instrument") String instrument,
            @Param("day") long day,
            @Param("begin") long begin,
            @Param("end") long end);

    @Insert("""
            INSERT INTO "group" (instrument, name) SELECT DISTINCT instrument, group_name FROM exposure
            """)
    void fillGroups();
}
