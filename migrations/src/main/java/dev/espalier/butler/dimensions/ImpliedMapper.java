package dev.espalier.butler.dimensions;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Rows that do not say what a dimension implies. Names of tables and columns come in quotes. */
interface ImpliedMapper {
    /** The number of rows whose column is null. */
    @Select("SELECT count(*) FROM ${table} WHERE ${column} IS NULL")
    long nulls(@Param("table") String table, @Param("column") String column);

    /** The instruments, sorted, that have rows without filter, and no filter of that name. */
    @Select("""
            SELECT DISTINCT r.instrument FROM ${table} r
            WHERE r.physical_filter IS NULL
              AND NOT EXISTS (
                  SELECT 1 FROM physical_filter f WHERE f.instrument = r.instrument AND f.name = #{filter})
            ORDER BY r.instrument
            """)
    List<String> instrumentsWithout(@Param("table") String table, @Param("filter") String filter);

    /** Gives all rows without filter that one; the result is their number. */
    @Update("UPDATE ${table} SET physical_filter = #{filter} WHERE physical_filter IS NULL")
    int fill(@Param("table") String table, @Param("filter") String filter);
}
