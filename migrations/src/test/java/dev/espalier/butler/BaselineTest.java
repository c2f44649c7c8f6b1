package dev.espalier.butler;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new registry is what the oldest recorded one becomes on its way through every migration. */
final class BaselineTest {
    /** The way of the oldest registry: its one-shots first, then the heads, one after the other. */
    private static final List<Request> WAY = List.of(
            Request.upgrade("2101fbf51ad3").through("datasets/int_1.0.0_to_uuid_1.0.0"),
            Request.upgrade("8c57494cabcc").through("collections/name_2.0.0_to_int_2.0.0"),
            Request.upgrade("datastores"),
            Request.upgrade("datasets"),
            Request.upgrade("dimensions"),
            Request.upgrade("dimensions-config"),
            Request.upgrade("attributes"));

    private static final Map<String, String> OPTIONS =
            Map.of("null_filter_value", "unknown", "has_simulated", "1", "day_obs_offset.DummyCam", "43200", "day_obs_offset.LATISS", "42900");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isWhatTheOldestRegistryBecomes(Dialect dialect) throws SQLException, IOException {
        TestRegistry oldest =
                TestRegistry.recorded(dialect, folder, "int-name").stamp();
        for (Request request : WAY) {
            oldest.migrate(request, OPTIONS);
        }
        java.nio.file.Files.write(Path.of("/tmp/wt/chain-" + dialect + ".txt"), oldest.dump());
        java.nio.file.Files.write(Path.of("/tmp/wt/chaincat-" + dialect + ".txt"), Catalog.of(oldest));
        java.nio.file.Files.write(Path.of("/tmp/wt/chainattr-" + dialect + ".txt"), oldest.query("SELECT name || ' ' || value from butler_attributes order by name"));
        TestRegistry created = TestRegistry.empty(dialect, folder);
        created.migrate(Request.upgrade("heads"));
        Lines.assertSame("the schema", compared(created.dump()), compared(oldest.dump()));
    }

    private static List<String> compared(List<String> dump) {
        Predicate<String> data = line -> line.contains("dataset_tags_") || line.contains("dataset_calibs_");
        return dump.stream().filter(data.negate()).toList();
    }
}
