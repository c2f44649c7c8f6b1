package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A registry with many datasets goes through both one-shot trees. How many is the system property
 * {@code espalier.datasets}, a multiple of 10,000; docs/performance.md says how to measure with it.
 */
final class ManyDatasetsTest {
    private static final int DATASETS = Integer.getInteger("espalier.datasets", 10_000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void goThroughBothOneShots(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = registry(dialect).stamp();
        List<String> reports =
                timed(dialect, registry, Request.upgrade("2101fbf51ad3").through("datasets/int_1.0.0_to_uuid_1.0.0"));
        assertThat(reports).anyMatch(report -> report.startsWith("new dataset ids: " + (DATASETS / 10 + 20) + " from"));
        assertThat(registry.query("SELECT count(*) FROM dataset")).containsExactly(Long.toString(DATASETS + 50L));
        assertThat(registry.query(dialect.choose(
                        "SELECT count(*) FROM dataset d JOIN file_datastore_records r ON r.dataset_id = d.id",
                        "SELECT count(*) FROM dataset d JOIN file_datastore_records r ON r.dataset_id = d.id"
                                + " WHERE length(d.id) = 32")))
                .containsExactly(Long.toString(DATASETS + 50L));

        timed(dialect, registry, Request.upgrade("8c57494cabcc").through("collections/name_2.0.0_to_int_2.0.0"));
        assertThat(registry.query("""
                        SELECT count(*) FROM dataset d JOIN run r ON r.collection_id = d.run_id
                        JOIN collection c ON c.collection_id = r.collection_id
                        """)).containsExactly(Long.toString(DATASETS + 50L));
    }

    private TestRegistry registry(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = TestRegistry.recorded(dialect, folder, "int-name");
        Path script = Shared.butler()
                .resolve("scale")
                .resolve(RecordedState.folder(dialect))
                .resolve("int-name.sql");
        return registry.run(dialect.choose("SET session_replication_role = replica;", "")
                + "CREATE TEMPORARY TABLE scale AS SELECT CAST(" + DATASETS + " AS bigint) AS n;"
                + Files.readString(script));
    }

    private static List<String> timed(Dialect dialect, TestRegistry registry, Request request) {
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        Instant start = Instant.now();
        List<String> reports = registry.migrate(request);
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%s %s %,d datasets: %d ms, at most %d of %d MiB of heap%n",
                dialect,
                request.targets().get(0),
                DATASETS,
                Duration.between(start, Instant.now()).toMillis(),
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        return reports;
    }
}
