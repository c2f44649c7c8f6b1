package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatastoresTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void turnTheKeyOfTheTrashAsRecorded(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(dialect, folder, "uuid-int").stamp();

        registry.migrate(Request.upgrade("a81dddabd837"));
        RecordedState.of(dialect, "datastores", "a81dddabd837").assertStateOf(registry, folder);

        registry.migrate(Request.downgrade("a07b3b60e369"));
        RecordedState.of(dialect, "datastores", "a07b3b60e369.down").assertDumpAndRowsOf(registry);
    }

    @Test
    void turnItInASchemaAsRecorded() throws SQLException, IOException {
        TestRegistry registry = TestRegistry.recordedInSchema("uuid-int").stamp();
        registry.migrate(Request.upgrade("a81dddabd837"));
        RecordedState.of(Dialect.POSTGRESQL, "datastores", "a81dddabd837").assertDumpOf(registry);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void turnTheKeyOfTheTrashAndBack(Dialect dialect) throws SQLException {
        turnAndBack(CollectionKeys.NUMBER.registry(dialect, folder));
    }

    @Test
    void turnItInASchemaWhoseNameNeedsQuotes() throws SQLException {
        turnAndBack(CollectionKeys.NUMBER.registry(TestRegistry.emptySchema("Reg-1")));
    }

    private static void turnAndBack(TestRegistry registry) throws SQLException {
        registry.migrate(Request.upgrade("a81dddabd837"));
        assertThat(key(registry)).containsExactly("(dataset_id,datastore_name)");
        assertThat(trash(registry)).containsExactly("store 9");

        registry.migrate(Request.downgrade("a07b3b60e369"));
        assertThat(key(registry)).containsExactly("(datastore_name,dataset_id)");
        assertThat(trash(registry)).containsExactly("store 9");
    }

    private static List<String> key(TestRegistry registry) throws SQLException {
        return registry.dump().stream()
                .filter(line -> line.contains("PK name=dataset_location_trash_pkey "))
                .map(line -> line.replaceAll(".*columns=(\\S+) .*", "$1"))
                .toList();
    }

    private static List<String> trash(TestRegistry registry) throws SQLException {
        return registry.query("SELECT datastore_name || ' ' || dataset_id FROM dataset_location_trash");
    }
}
