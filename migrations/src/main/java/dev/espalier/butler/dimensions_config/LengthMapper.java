package dev.espalier.butler.dimensions_config;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Values that are longer than they may be, or empty. Names of tables and columns come in quotes. */
interface LengthMapper {
    @Select("SELECT count(*) FROM ${table} WHERE length(${column}) > #{length}")
    long longer(@Param("table") String table, @Param("column") String column, @Param("length") int length);

    @Select("""
            SELECT DISTINCT ${column} AS value FROM ${table} WHERE length(${column}) > #{length}
            ORDER BY value LIMIT 5
            """)
    List<String> firstLonger(@Param("table") String table, @Param("column") String column, @Param("length") int length);

    @Select("SELECT count(*) FROM ${table} WHERE ${column} = ''")
    long empty(@Param("table") String table, @Param("column") String column);

    @Select("""
            SELECT instrument || ' ' || id FROM ${table} WHERE ${column} = ''
            ORDER BY instrument, id LIMIT 5
            """)
    List<String> firstEmpty(@Param("table") String table, @Param("column") String column);
}
