package dev.espalier.runtime.store;

import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of the table that says how far backfills have come. */
interface BackfillMapper {
    /** Whose rows are meant: {@code table} is the name as SQL writes it. */
    record Rows(String table, String revision, String name, String statement) {}

    /** Rows done, and rows that there were at the begin, about. */
    record Count(long done, long estimated) {}

    String OURS = " where revision = #{r.revision} and name = #{r.name}";

    @Update(
            "create table if not exists ${table} (revision varchar(32) not null, name text not null, segment int not null,"
                    + " position text, upper_bound text, estimated bigint not null, done bigint not null, finished boolean not null,"
                    + " statement text not null, primary key (revision, name, segment))")
    void create(@Param("table") String table);

    /** A second process that does the same waits for the first, and inserts nothing. */
    @Insert("insert into ${r.table} (revision, name, segment, position, estimated, done, finished, statement)"
            + " values (#{r.revision}, #{r.name}, #{number}, #{position, jdbcType=VARCHAR}, #{estimated}, 0, false, #{r.statement})"
            + " on conflict do nothing")
    int insert(
            @Param("r") Rows rows,
            @Param("number") int number,
            @Param("position") @Nullable String position,
            @Param("estimated") long estimated);

    @Update("update ${r.table} set estimated = #{estimated}, upper_bound = (select n.position from ${r.table} n"
            + " where n.revision = #{r.revision} and n.name = #{r.name} and n.segment = ${r.table}.segment + 1)" + OURS)
    void join(@Param("r") Rows rows, @Param("estimated") long estimated);

    /** The first segment that nobody works on; those up to the given one come last. */
    @Select(
            databaseId = "postgresql",
            value = "select segment, position, upper_bound from ${r.table}" + OURS + " and not finished"
                    + " order by segment <= #{last}, segment limit 1 for update skip locked")
    @Select(
            databaseId = "sqlite",
            value = "select segment, position, upper_bound from ${r.table}" + OURS + " and not finished"
                    + " order by segment <= #{last}, segment limit 1")
    Optional<Segment> claim(@Param("r") Rows rows, @Param("last") int last);

    @Update(
            "update ${r.table} set position = #{position, jdbcType=VARCHAR}, done = done + #{more}, finished = #{finished},"
                    + " statement = #{r.statement}" + OURS + " and segment = #{number}")
    void advance(
            @Param("r") Rows rows,
            @Param("number") int number,
            @Param("position") @Nullable String position,
            @Param("more") long more,
            @Param("finished") boolean finished);

    @Select("select not exists (select 1 from ${r.table}" + OURS + " and not finished)")
    boolean isFinished(@Param("r") Rows rows);

    @Select("select exists (select 1 from ${r.table}" + OURS + ") and not exists (select 1 from ${r.table}" + OURS
            + " and (not finished or statement = #{r.statement}))")
    boolean isFinishedByAnother(@Param("r") Rows rows);

    @Select("select coalesce(sum(done), 0) as done, coalesce(sum(estimated), 0) as estimated from ${r.table}" + OURS)
    Count count(@Param("r") Rows rows);

    @Delete("delete from ${table} where revision = #{revision}")
    void delete(@Param("table") String table, @Param("revision") String revision);
}
