package dev.espalier.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
    @Test
    void readingSeesOneStateOfTheDatabaseWhateverOthersCommit() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL);
                Session session = Session.open(database.dataSource(), Optional.empty())) {
            database.execute("create table espalier_version (version_num varchar(32) primary key)");
            database.execute("insert into espalier_version values ('before')");

            List<String> rows = session.reading(() -> {
                VersionTable table = new VersionTable(session, "espalier_version");
                table.rows();
                change(database);
                return table.rows();
            });

            assertThat(rows).containsExactly("before");
        }
    }

    @Test
    void aReaderOfASqliteFileOnlyDelaysACommit() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE);
                Session session = Session.open(database.dataSource(), Optional.empty());
                Connection reader = database.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            database.execute("create table t (i int)", "insert into t values (1)");
            statement.execute("begin");
            statement.executeQuery("select i from t").close();
            CompletableFuture<Void> done = CompletableFuture.runAsync(
                    () -> end(reader), CompletableFuture.delayedExecutor(2500, TimeUnit.MILLISECONDS));

            session.writing(() -> session.execute("update t set i = 2"), session.waiting(blocker -> {}));

            done.join();
            assertThat(database.texts("select i from t")).containsExactly("2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatThrowsIsUndone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Session session = Session.open(database.dataSource(), Optional.empty())) {
            assertThatThrownBy(() -> session.writing(
                            () -> {
                                session.execute("create table t (i int)");
                                throw new IllegalStateException("no");
                            },
                            session.waiting(blocker -> {})))
                    .hasMessage("no");

            assertThat(database.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingCannotWriteAndWritingCanAfterwards(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Session session = Session.open(database.dataSource(), Optional.empty())) {
            database.execute("create table t (i int)");

            assertThatThrownBy(() -> session.reading(() -> session.execute("insert into t values (1)")))
                    .isInstanceOf(DatabaseFailure.class);
            assertThat(session.reading(() -> session.execute("select i from t")))
                    .isZero();
            session.writing(() -> session.execute("insert into t values (2)"), session.waiting(blocker -> {}));

            assertThat(database.texts("select i from t")).containsExactly("2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void parametersInRawSqlAreNone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Session session = Session.open(database.dataSource(), Optional.empty())) {
            session.writing(
                    () -> session.execute("create table t as select '#{x} ${y} ?' as text"),
                    session.waiting(blocker -> {}));

            assertThat(database.texts("select text from t")).containsExactly("#{x} ${y} ?");
        }
    }

    private static void end(Connection reader) {
        try (Statement statement = reader.createStatement()) {
            statement.execute("commit");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(FreshDatabase database) {
        try {
            database.execute("update espalier_version set version_num = 'after'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
