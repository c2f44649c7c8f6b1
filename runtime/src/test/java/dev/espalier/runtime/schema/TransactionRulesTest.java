package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.POSTGRESQL;
import static dev.espalier.Dialect.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused within a transaction, and what is not, however it is written. */
class TransactionRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently i on t (a)",
                "Create Unique Index Concurrently If Not Exists i on t (a)",
                "create/* why */index -- now\n concurrently i on t (a)",
                "drop index concurrently i",
                "reindex table concurrently t",
                "reindex (verbose, concurrently) table t",
                "reindex database d",
                "vacuum",
                "vacuum (full) t",
                "cluster",
                "cluster; select 1",
                "discard all",
                "create subscription s connection 'host=x' publication p",
                "drop subscription s",
                "create database d",
                "drop database d",
                "create tablespace s location '/x'",
                "drop tablespace s",
                "alter system set work_mem = '1MB'",
                "alter table t detach partition p concurrently",
                "alter database d set tablespace s",
                "select 1; vacuum t",
                "select '; '; create index concurrently i on t (a)",
                "do $$ begin perform 1; end $$; vacuum",
                "create function f() returns int begin atomic select 1; select case when true then 2 end; end; vacuum",
                "select E'\\''; vacuum; select ''",
                "select 'a\\'; vacuum; select ''",
                "select array['['] ; vacuum ; select array[']']",
                "/* a /* nested */ comment */ vacuum",
                "begin",
                "BEGIN; update t set a = 1; commit",
                "start transaction",
                "update t set a = 1; commit",
                "end",
                "rollback",
                "abort",
                "savepoint s",
                "release savepoint s",
                "rollback to s",
                "prepare transaction 'x'"
            })
    void isRefusedWithinATransactionOfPostgres(String sql) {
        assertThatThrownBy(() -> TransactionRules.checkWithin(POSTGRESQL, sql))
                .isInstanceOf(SQLException.class)
                .hasFieldOrPropertyWithValue("SQLState", "25001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select 1;",
                "create index i on t (a)",
                "create index \"concurrently\" on t (a)",
                "comment on index i is 'create index concurrently'",
                "insert into t values ('a; vacuum')",
                "insert into t values (E'it\\'s; vacuum')",
                "select $$; vacuum; $$",
                "select $a$ ; $$ ; vacuum $a$",
                "-- vacuum; commit\nselect 1",
                "/* ; vacuum; /* commit; */ ; begin */ select 1",
                "do $$ begin commit; end $$",
                "create function f() returns int begin atomic select 1; select case when true then 2 end; end",
                "create table begins (\"begin\" int, vacuum int, savepoint int)",
                "create table t (\"a;commit\" int)",
                "alter type colour add value 'red'",
                "refresh materialized view concurrently v",
                "alter table t detach partition p",
                "alter table t add column concurrently int",
                "alter database d set work_mem = '1MB'",
                "reindex table t",
                "cluster t using i",
                "discard temporary",
                "reindex (verbose) index i",
                "prepare p as select 1",
                "set constraints all immediate",
                "select a from t where b = 1 and c = '2' -- ; commit"
            })
    void passesWithinATransactionOfPostgres(String sql) {
        assertThatCode(() -> TransactionRules.checkWithin(POSTGRESQL, sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vacuum",
                "VACUUM INTO 'x'",
                "attach 'x' as y",
                "detach y",
                "begin immediate",
                "commit",
                "end",
                "rollback",
                "savepoint s",
                "release s",
                "pragma foreign_keys = on",
                "pragma foreign_keys(1)",
                "PRAGMA main.journal_mode = WAL",
                "pragma synchronous=off",
                "select 1; vacuum",
                "create trigger r after insert on t begin update t set a = 1; end; commit"
            })
    void isRefusedWithinATransactionOfSqlite(String sql) {
        assertThatThrownBy(() -> TransactionRules.checkWithin(SQLITE, sql)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pragma foreign_keys",
                "pragma foreign_key_check",
                "pragma writable_schema = on",
                "pragma user_version = 3",
                "create trigger r after insert on t begin update t set a = case a when 1 then 2 end; delete from u; end",
                "create temp trigger r after insert on t begin update t set a = 1; end; select 1",
                "insert into t values ('; vacuum')",
                "create table t (\"begin\" int, [end;] int, `commit;` int)",
                "/* vacuum; */ select 1",
                "drop index concurrently"
            })
    void passesWithinATransactionOfSqlite(String sql) {
        assertThatCode(() -> TransactionRules.checkWithin(SQLITE, sql)).doesNotThrowAnyException();
    }

    @Test
    void theCureIsSaid() {
        assertThatThrownBy(() -> TransactionRules.checkWithin(POSTGRESQL, "create index concurrently i on t (a, b, c)"))
                .hasMessageStartingWith("create index concurrently i on t … cannot be part of the transaction")
                .hasMessageContaining("make the migration an OnlineMigration");
        assertThatThrownBy(() -> TransactionRules.checkWithin(SQLITE, "commit;"))
                .hasMessageStartingWith("commit would break the transaction that the step is; leave it out");
    }

    @Test
    void onlineOneStatementAtATimeIsExecuted() {
        assertThat(TransactionRules.isWithin(POSTGRESQL, "update t set a = 1;")).isTrue();
        assertThat(TransactionRules.isWithin(POSTGRESQL, "vacuum t")).isFalse();
        assertThatThrownBy(() -> TransactionRules.isWithin(POSTGRESQL, "update t set a = 1; vacuum t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one statement at a time");
        assertThatThrownBy(() -> TransactionRules.isWithin(SQLITE, "begin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begin has no place in an online migration");
    }
}
