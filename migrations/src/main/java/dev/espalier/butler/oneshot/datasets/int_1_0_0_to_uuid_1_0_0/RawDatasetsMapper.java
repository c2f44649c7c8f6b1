package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what raws' ids follow from, and writes the new ids to the map. */
interface RawDatasetsMapper {
    /** A dataset type: its id, and the name of the table of its data ids. */
    record DatasetType(long id, String tags) {}

    /** A raw: its old id, and its run and data id as one text. */
    record Raw(long id, String name) {}

    /** A raw without data id, and how many of them there are. */
    record Unknown(long id, long total) {}

    @Select("SELECT id, tag_association_table AS tags FROM dataset_type WHERE name = #{name}")
    Optional<DatasetType> datasetType(String name);

    /** The first raws by id that have no tag in their own run. */
    @Select("""
            SELECT d.id, count(*) OVER () AS total
            FROM dataset d
            WHERE d.dataset_type_id = #{raws.type}
              AND NOT EXISTS (
                  SELECT 1 FROM ${raws.tags} t
                  WHERE t.dataset_id = d.id AND t.${raws.key.ofTag} = d.${raws.key.ofDataset})
            ORDER BY d.id LIMIT 5
            """)
    List<Unknown> unknown(@Param("raws") RawDatasets raws);

    /** The first raws by id behind the last one. */
    @Select("""
            <script>
            SELECT d.id, c.name
              <foreach collection="raws.dimensions" item="dimension">
                || ',' || #{dimension.name} || '=' || t.${dimension.column}
              </foreach> AS name
            FROM dataset d
            JOIN ${raws.tags} t ON t.dataset_id = d.id AND t.${raws.key.ofTag} = d.${raws.key.ofDataset}
            JOIN collection c ON c.${raws.key.ofCollection} = d.${raws.key.ofDataset}
            WHERE d.dataset_type_id = #{raws.type} AND d.id > #{last}
            ORDER BY d.id LIMIT 5000
            </script>
            """)
    List<Raw> page(@Param("raws") RawDatasets raws, @Param("last") long last);

    /** Adds to the map; the new ids are an array in JSON of arrays of an old id and a new one. */
    @Insert(value = """
                    INSERT INTO ${table} (old_id, new_id)
                    SELECT (id ->> 0)::bigint, (id ->> 1)::uuid FROM jsonb_array_elements(#{ids}::jsonb) AS ids (id)
                    """, databaseId = "postgresql")
    @Insert(value = """
                    INSERT INTO ${table} (old_id, new_id)
                    SELECT value ->> 0, value ->> 1 FROM json_each(#{ids})
                    """, databaseId = "sqlite")
    void insert(@Param("table") String table, @Param("ids") String ids);

    /** The number of rows of a table. */
    @Select("SELECT count(*) FROM ${table}")
    long count(@Param("table") String table);
}
