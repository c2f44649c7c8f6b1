package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Obstacle;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Registries whose own record is empty, incomplete or garbled: the advice works. */
final class BrokenRecordTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"version": 0, } | is not JSON: line 1, column 16: Unexpected character
            {"version": 0} garbage | is not JSON: line 1, column 16: Unrecognized token 'garbage'
            [] | does not hold a JSON object
            7 | does not hold a JSON object
            """)
    void aConfigurationThatIsNoJsonIsNamedWithThePlace(String text, String message) throws SQLException {
        for (Dialect dialect : Dialect.values()) {
            TestRegistry registry = UniverseMigrationsTest.small(TestRegistry.empty(dialect, folder));
            registry.run("UPDATE butler_attributes SET value = '" + text + "' WHERE name = 'config:dimensions.json'");
            for (Runnable question : List.<Runnable>of(
                    () -> registry.migrator().status(),
                    () -> registry.migrator().managers(),
                    () -> registry.migrate(Request.upgrade("heads")))) {
                assertThatThrownBy(question::run)
                        .isInstanceOf(Refused.class)
                        .hasMessageStartingWith("[REV349] row config:dimensions.json of butler_attributes ")
                        .hasMessageContaining(message)
                        .hasMessageEndingWith("; restore that row");
            }
        }
    }

    @Test
    void aNumberThatIsTooLongIsRefusedToo() {
        assertThatThrownBy(() -> JsonText.ofRow("r", "{\"version\": " + "9".repeat(2000) + "}"))
                .isInstanceOf(Obstacle.class)
                .hasMessageStartingWith("row r of butler_attributes is not JSON: Number value length (2000) exceeds")
                .hasMessageNotContaining("StreamRead")
                .hasMessageEndingWith("; restore that row");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyRecordIsToBeRestored(Dialect dialect) throws SQLException {
        TestRegistry registry = UniverseMigrationsTest.small(TestRegistry.empty(dialect, folder));
        registry.run("DELETE FROM butler_attributes");
        String message = "[REV349] the application's own record names no manager, although the database has tables;"
                + " restore its rows, such as from a backup";
        assertThatThrownBy(() -> registry.migrate(Request.upgrade("heads")))
                .isInstanceOf(Refused.class)
                .hasMessage(message);
        // As the original does: there is nothing to write down.
        assertThat(registry.migrator().plan(Request.stamp(List.of(), false)).isEmpty())
                .isTrue();
        assertThatThrownBy(() -> registry.migrator().check()).hasMessage(message);
        registry.migrate(Request.stamp(List.of(), true));
        assertThat(registry.migrator().current().rows()).isEmpty();
        assertThatThrownBy(() -> registry.migrator().check()).hasMessage(message);
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatLacksATreeIsWrittenDownByAPurge(Dialect dialect) throws SQLException {
        TestRegistry registry = UniverseMigrationsTest.small(TestRegistry.empty(dialect, folder));
        registry.run("DELETE FROM butler_attributes WHERE name = 'config:dimensions.json'");
        assertThatThrownBy(() -> registry.migrator().check())
                .hasMessageStartingWith("[REV310] ")
                .hasMessageEndingWith(
                        "when the application's record is right, write it down with: stamp DATABASE" + " --purge");
        registry.migrate(Request.stamp(List.of(), true));
        registry.migrator().check();
    }
}
