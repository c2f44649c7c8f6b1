package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.GivenIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where the application has a record of its own, that nothing is to be done is known while the record's source is the
 * same.
 */
@ParameterizedClass
@EnumSource
class NothingToDoRecordTest {
    private static final Request HEADS = Request.upgrade("heads");
    private static final RevisionIndex SILENT = index(Slate.class);
    private static final RevisionIndex OPEN = index(OpenSlate.class);

    private final FreshDatabase database;

    /** Makes the table of the record. */
    public static final class First implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table slate (version varchar(9), remark varchar(9))");
        }
    }

    /** Changes what the record does not know. */
    public static final class Second implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("update slate set remark = 'second'");
        }
    }

    /** A record that says nothing of where it comes from. */
    public static class Slate implements ManagerVersions {
        /** Its rows. */
        public interface Rows {
            @Select("select version from slate")
            String version();
        }

        @Override
        public Optional<Map<String, ManagerVersion>> read(MigrationContext db) {
            if (!db.tables().contains("slate")) {
                return Optional.empty();
            }
            return Optional.of(Optional.ofNullable(db.mapper(Rows.class).version())
                    .map(version -> Map.of("t", new ManagerVersion("M", version)))
                    .orElse(Map.of()));
        }

        @Override
        public void move(MigrationContext db, String tree, ManagerVersion to) {
            if (db.execute("update slate set version = '" + to.version() + "'") == 0) {
                db.execute("insert into slate (version) values ('" + to.version() + "')");
            }
        }
    }

    /** A record that says it. */
    public static final class OpenSlate extends Slate {
        @Override
        public Optional<String> source() {
            return Optional.of("select version from slate order by version");
        }
    }

    NothingToDoRecordTest(Dialect dialect) throws Exception {
        database = FreshDatabase.of(dialect);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void theHistoryIsNotReadWhileTheSourceIsTheSame() throws Exception {
        migrator(OPEN, Map.of()).migrate(HEADS);

        assertThat(sealed(OPEN).migrate(HEADS).before().rows()).containsExactly("t2");
        database.execute("update slate set remark = 'third'");
        assertThat(sealed(OPEN).migrate(HEADS).isEmpty()).isTrue();
    }

    @Test
    void anotherRecordIsRead() throws Exception {
        migrator(OPEN, Map.of()).migrate(HEADS);
        database.execute("update slate set version = 't1'");

        assertThatThrownBy(() -> sealed(OPEN).migrate(HEADS)).hasMessage("the history is read");
        assertThatThrownBy(() -> migrator(OPEN, Map.of()).migrate(HEADS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("REV310");
        database.execute("update slate set version = 't2'");
        assertThat(sealed(OPEN).migrate(HEADS).isEmpty()).isTrue();
    }

    @Test
    void whereTheRecordIsGoneThatIsTold() throws Exception {
        migrator(OPEN, Map.of()).migrate(HEADS);
        database.execute("drop table slate");

        assertThatThrownBy(() -> migrator(OPEN, Map.of()).migrate(HEADS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("REV");
    }

    @Test
    void whatOptionsMadeOfTheRecordIsRead() {
        migrator(OPEN, Map.of("grit", "fine")).migrate(HEADS);

        assertThatThrownBy(() -> sealed(OPEN).migrate(HEADS)).hasMessage("the history is read");
    }

    @Test
    void aRecordWithoutASourceIsRead() {
        migrator(SILENT, Map.of()).migrate(HEADS);

        assertThatThrownBy(() -> sealed(SILENT).migrate(HEADS)).hasMessage("the history is read");
        assertThat(migrator(SILENT, Map.of()).migrate(HEADS).isEmpty()).isTrue();
    }

    private Migrator sealed(RevisionIndex index) {
        return migrator(new NothingToDoTest.Sealed(index), Map.of());
    }

    private Migrator migrator(RevisionIndex index, Map<String, String> options) {
        return new Migrator(
                database.dataSource(),
                LoadedHistory.of(List.of(index), NothingToDoRecordTest.class.getClassLoader()),
                Optional.of(new MigratorSettings(Optional.empty(), options)));
    }

    private static RevisionIndex index(Class<? extends ManagerVersions> record) {
        return new GivenIndex(
                new HistorySettings(
                        "mill", "espalier_version", record.getName(), Ids.FREE, List.of(), List.of(Mill.GRIT)),
                Mill.tree("t", First.class, Second.class));
    }
}
