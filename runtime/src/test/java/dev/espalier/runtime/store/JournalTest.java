package dev.espalier.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.testing.FreshDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines of steps that are begun. */
class JournalTest {
    private static final JournalEntry ENTRY = new JournalEntry(
            "t2",
            "t",
            "M",
            "t2",
            "upgrade",
            Set.of("t1"),
            Set.of("t2"),
            Duration.ZERO,
            "me@here/1",
            "1",
            "",
            Optional.empty());

    /** The heart beats on a thread of its own, and is not waited for. */
    @ParameterizedTest
    @EnumSource
    void aBeatThatComesLateDoesNotBringBackWhoHasLetGo(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Session session = Session.open(database.dataSource(), Optional.empty())) {
            Journal journal = new Journal(session);
            journal.create();
            journal.begin(ENTRY);
            Begun begun = journal.begun().get(0);
            assertThat(begun.alive()).isTrue();

            journal.letGo(begun.line(), "me@here/1");
            journal.beat(begun.line());
            assertThat(journal.begun().get(0).alive()).isFalse();

            assertThat(journal.takeOver(begun.line(), "you@there/2")).isTrue();
            journal.beat(begun.line());
            assertThat(journal.begun().get(0).alive()).isTrue();
            assertThat(journal.begun().get(0).by()).isEqualTo("you@there/2");
        }
    }
}
