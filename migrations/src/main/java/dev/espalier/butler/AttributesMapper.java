package dev.espalier.butler;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table {@code butler_attributes}: a registry's record of itself, texts by name. */
public interface AttributesMapper {
    /** A manager that the registry uses: full class name, and the version that is recorded for that class. */
    record Manager(String tree, String className, String version) {}

    /** The managers that have a version. */
    @Select("""
            SELECT substr(manager.name, length('config:registry.managers.') + 1) AS tree,
                   manager.value AS class_name,
                   version.value AS version
            FROM butler_attributes manager
            JOIN butler_attributes version ON version.name = 'version:' || manager.value
            WHERE manager.name LIKE 'config:registry.managers.%'
            """)
    List<Manager> managers();

    @Select("SELECT value FROM butler_attributes WHERE name = #{name}")
    Optional<String> value(String name);

    @Insert("INSERT INTO butler_attributes (name, value) VALUES (#{name}, #{value})")
    void insert(@Param("name") String name, @Param("value") String value);

    /** The number of rows changed: 0 or 1. */
    @Update("UPDATE butler_attributes SET value = #{value} WHERE name = #{name}")
    int update(@Param("name") String name, @Param("value") String value);

    /** The number of rows removed: 0 or 1. */
    @Delete("DELETE FROM butler_attributes WHERE name = #{name}")
    int delete(String name);
}
