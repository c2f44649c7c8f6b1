package dev.espalier.runtime.store;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements of the version table; {@code table} is its name as SQL writes it, with the schema. */
interface VersionMapper {
    @Select(
            databaseId = "postgresql",
            value =
                    "select exists (select from pg_catalog.pg_tables where schemaname = #{schema} and tablename = #{name})")
    @Select(
            databaseId = "sqlite",
            value = "select exists (select 1 from main.sqlite_schema where type = 'table' and name = #{name})")
    boolean exists(@Param("schema") String schema, @Param("name") String name);

    /** Whether the schema holds a table that is not Espalier's own and came with no extension. */
    @Select(
            databaseId = "postgresql",
            value =
                    "select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = #{schema} and c.relkind in ('r', 'p') and c.relname not in (#{version}, #{journal}, #{backfill})"
                            + " and not exists (select from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'e'))")
    @Select(
            databaseId = "sqlite",
            value =
                    "select exists (select 1 from main.sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'"
                            + " and name not in (#{version}, #{journal}, #{backfill}))")
    boolean hasOtherTables(
            @Param("schema") String schema,
            @Param("version") String version,
            @Param("journal") String journal,
            @Param("backfill") String backfill);

    @Update("create table if not exists ${table} (version_num VARCHAR(32) NOT NULL,"
            + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))")
    void create(@Param("table") String table);

    @Select("select version_num from ${table} order by version_num")
    List<String> rows(@Param("table") String table);

    @Update("update ${table} set version_num = #{to} where version_num = #{from}")
    int replace(@Param("table") String table, @Param("from") String from, @Param("to") String to);

    @Insert("insert into ${table} (version_num) values (#{id})")
    int insert(@Param("table") String table, @Param("id") String id);

    @Delete("delete from ${table} where version_num = #{id}")
    int delete(@Param("table") String table, @Param("id") String id);
}
