package dev.espalier.runtime.store;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Questions about the keys of a table. A key is answered as SQL writes it: {@code literal} makes it of the column
 * {@code key}.
 */
interface KeyMapper {
    /** The type beneath domains. */
    @Select(
            databaseId = "postgresql",
            value = "select b.typname from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid"
                    + " join pg_catalog.pg_type b on b.oid = case t.typbasetype when 0 then t.oid else t.typbasetype end"
                    + " where a.attrelid = cast(#{table} as regclass) and a.attname = #{key}")
    @Select(databaseId = "sqlite", value = "select ''")
    String type(@Param("table") String table, @Param("key") String key);

    /** Whether an index finds and orders all rows by the key. */
    @Select(
            databaseId = "postgresql",
            value =
                    "select exists (select from pg_catalog.pg_index i"
                            + " join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]"
                            + " join pg_catalog.pg_class c on c.oid = i.indexrelid join pg_catalog.pg_am m on m.oid = c.relam"
                            + " join pg_catalog.pg_opclass o on o.oid = i.indclass[0]"
                            + " where i.indrelid = cast(#{table} as regclass) and a.attname = #{key} and i.indisvalid"
                            + " and i.indpred is null and m.amname = 'btree' and o.opcdefault and i.indcollation[0] = a.attcollation)")
    @Select(
            databaseId = "sqlite",
            value = "select exists (select 1 from pragma_table_info(#{name}) where name = #{key} and pk = 1)"
                    + " or exists (select 1 from pragma_index_list(#{name}) l, pragma_index_info(l.name) i"
                    + " where l.partial = 0 and i.seqno = 0 and i.name = #{key})")
    boolean isIndexed(@Param("table") String table, @Param("name") String name, @Param("key") String key);

    @Select("select exists (select 1 from ${table} where ${column} is null)")
    boolean hasNulls(@Param("table") String table, @Param("column") String column);

    /** How many in a hundred pages make a sample of about 300, partitions included. */
    @Select("select least(100, 300 * 100.0 / greatest(1, (pg_relation_size(cast(#{table} as regclass))"
            + " + coalesce((select sum(pg_relation_size(relid)) from pg_partition_tree(cast(#{table} as regclass))), 0))"
            + " / current_setting('block_size')::int))")
    double share(@Param("table") String table);

    @Select(
            databaseId = "postgresql",
            value = "select cast(count(*) * 100 / #{share} as bigint) from ${table} tablesample system (#{share})")
    @Select(databaseId = "sqlite", value = "select count(*) from ${table}")
    long estimate(@Param("table") String table, @Param("share") double share);

    /** The last key of each part of a sample but the last part. */
    @Select("select ${literal} from (select key, part, lead(part) over (order by key) as next from"
            + " (select ${column} as key, ntile(#{parts}) over (order by ${column}) as part"
            + " from ${table} tablesample system (#{share})) p) q where part <> next order by key")
    List<String> bounds(
            @Param("table") String table,
            @Param("column") String column,
            @Param("literal") String literal,
            @Param("share") double share,
            @Param("parts") int parts);

    /** How far that many rows reach, and how many there are; nothing when there are none. */
    @Select("select number, ${literal} from (select key, row_number() over (order by key) as number"
            + " from (select ${column} as key from ${table} where ${range} order by ${column} limit #{rows}) b) n"
            + " order by number desc limit 1")
    Optional<KeySpace.Reach> reach(
            @Param("table") String table,
            @Param("column") String column,
            @Param("literal") String literal,
            @Param("range") String range,
            @Param("rows") int rows);
}
