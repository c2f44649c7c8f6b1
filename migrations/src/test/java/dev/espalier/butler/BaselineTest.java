package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new registry is what the oldest recorded one has become when all its migrations are done. */
final class BaselineTest {
    /** The way of the oldest registry: both one-shots, then its trees one after the other. */
    private static final List<Request> WAY = List.of(
            Request.upgrade("2101fbf51ad3").through("datasets/int_1.0.0_to_uuid_1.0.0"),
            Request.upgrade("8c57494cabcc").through("collections/name_2.0.0_to_int_2.0.0"),
            Request.upgrade("datastores"),
            Request.upgrade("datasets"),
            Request.upgrade("dimensions"),
            Request.upgrade("dimensions-config"),
            Request.upgrade("attributes"));

    private static final Map<String, String> OPTIONS = Map.of(
            "null_filter_value",
            "unknown",
            "has_simulated",
            "1",
            "day_obs_offset.DummyCam",
            "43200",
            "day_obs_offset.LATISS",
            "42900");

    /** A digest that nothing reads any more: its manager has gone before the step that takes digests away. */
    private static final String OLD_DIGEST =
            "schema_digest:lsst.daf.butler.registry.collections.nameKey.NameKeyCollectionManager";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isWhatTheOldestRegistryBecomes(Dialect dialect) throws SQLException, IOException {
        assertBecomes(TestRegistry.recorded(dialect, folder, "int-name"), TestRegistry.empty(dialect, folder));
    }

    @Test
    void isTheSameInASchema() throws SQLException, IOException {
        assertBecomes(TestRegistry.recordedInSchema("int-name"), TestRegistry.emptySchema("reg"));
    }

    private static void assertBecomes(TestRegistry oldest, TestRegistry created) throws SQLException {
        oldest.stamp();
        for (Request request : WAY) {
            oldest.migrate(request, OPTIONS);
        }
        created.migrate(Request.upgrade("heads"));
        Lines.assertSame("the schema", schema(created), schema(oldest));
        Lines.assertSame("the catalogue", catalogue(created), catalogue(oldest));
        Contents.Rows attributes = Contents.of(created).withoutDocs().table("butler_attributes");
        Contents.Rows expected = Contents.of(oldest).withoutDocs().table("butler_attributes");
        Lines.assertSame(
                "butler_attributes",
                attributes.rows(),
                expected.rows().stream()
                        .filter(row -> !expected.cell(row, "name").equals("'" + OLD_DIGEST + "'"))
                        .toList());
        for (String table : List.of("alembic_version", "opaque_meta")) {
            assertThat(Contents.of(created).table(table))
                    .as(table)
                    .isEqualTo(Contents.of(oldest).table(table));
        }
    }

    private static List<String> schema(TestRegistry registry) throws SQLException {
        return withoutDatasetTypes(registry.dump())
                .map(line -> registry.dialect() == Dialect.SQLITE
                        // Keys are nameless in a new table, and named in one that a migration has made again.
                        ? line.replaceFirst("PK name=\\S+ ", "PK ")
                        : line)
                .toList();
    }

    /** Without the order of columns, and what they say of themselves. */
    private static List<String> catalogue(TestRegistry registry) throws SQLException {
        return withoutDatasetTypes(Catalog.of(registry))
                .filter(line -> !line.startsWith("comment "))
                .map(line -> registry.dialect() == Dialect.SQLITE
                        ? line.replaceFirst("^(column \\S+) \\d+ ", "$1 ")
                        : line.replaceFirst("^(column \\S+) \\d+ (\\S+ .*? [tf])( .*)?$", "$1 $2"))
                .sorted()
                .toList();
    }

    /** Without the tables that belong to dataset types: a new registry has none. */
    private static Stream<String> withoutDatasetTypes(List<String> lines) {
        return lines.stream().filter(line -> !line.contains("dataset_tags_") && !line.contains("dataset_calibs_"));
    }
}
