package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real registries, carried through all trees as the reference carried them: the same commands in the same order. */
final class WholeChainTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, uuid-int, _all, 2daeabfb5019.down",
        "POSTGRESQL, int-name, _oldest, c0e4f9ab4a5d",
        "SQLITE, uuid-int, _all, 2daeabfb5019"
    })
    void passesEveryRecordedState(Dialect dialect, String start, String steps, String end)
            throws SQLException, IOException {
        follow(TestRegistry.recorded(dialect, folder, start), RecordedState.of(dialect, steps, end));
    }

    @ParameterizedTest
    @CsvSource({"uuid-int, _all, 2daeabfb5019.down", "int-name, _oldest, c0e4f9ab4a5d"})
    void passesEveryRecordedStateInASchema(String start, String steps, String end) throws SQLException, IOException {
        TestRegistry registry = TestRegistry.recordedInSchema(start);
        follow(registry, RecordedState.of(Dialect.POSTGRESQL, steps, end));
        assertThat(registry.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind IN ('r', 'S')"))
                .isEmpty();
    }

    private void follow(TestRegistry registry, RecordedState end) throws SQLException, IOException {
        registry.stamp();
        for (RecordedState state : wayTo(end)) {
            if (!state.name().equals("start")) {
                RecordedCommand command = state.command();
                registry.migrate(command.request(), command.options());
            }
            assertState(registry, state);
        }
    }

    private static Iterable<RecordedState> wayTo(RecordedState end) throws IOException {
        Deque<RecordedState> way = new ArrayDeque<>(List.of(end));
        while (!way.getFirst().before().equals(way.getFirst())) {
            way.addFirst(way.getFirst().before());
        }
        return way;
    }

    private void assertState(TestRegistry registry, RecordedState state) throws SQLException, IOException {
        Contents ours = Contents.of(registry);
        Contents recorded = Differences.withExactDates(state.contents(), registry.dialect());
        Map<String, String> sameFile = Differences.sameFile(ours, recorded);
        ours.withCells(cell -> sameFile.getOrDefault(cell, cell))
                .withoutDocs()
                .assertEqualTo(recorded.withoutDocs());
        if (Files.exists(state.folder().resolve(state.name() + ".schema.txt"))) {
            assertSchema(registry, state);
        }
    }

    private void assertSchema(TestRegistry registry, RecordedState state) throws SQLException, IOException {
        List<String> recorded = Files.readAllLines(state.folder().resolve(state.name() + ".schema.txt"));
        Lines.assertSame("the schema", registry.dump(), Differences.rightSchema(recorded));
        TestRegistry expected = TestRegistry.empty(registry.dialect(), folder)
                .run(Files.readString(state.folder().resolve(state.name() + ".ddl.sql")));
        if (Differences.forgetsUniqueCollections(recorded)) {
            expected.run(Differences.UNIQUE_COLLECTIONS);
        }
        Lines.assertSame(
                "the catalogue",
                Differences.withoutComments(Catalog.of(registry)),
                Differences.withoutComments(Catalog.of(expected)));
    }
}
