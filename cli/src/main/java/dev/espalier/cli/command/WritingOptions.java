package dev.espalier.cli.command;

import dev.espalier.runtime.plan.Durations;
import dev.espalier.runtime.plan.Patience;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What commands have in common that write to a database: how long they wait for others. */
class WritingOptions extends DatabaseOptions {
    @Option(
            names = "--lock-timeout",
            paramLabel = "T",
            converter = Time.class,
            description = "Time for a lock; then undo and try again (2s).")
    private @Nullable Duration lockTimeout;

    @Option(
            names = "--statement-timeout",
            paramLabel = "T",
            converter = Time.class,
            description = "Time for a statement of a step (no limit).")
    private @Nullable Duration statementTimeout;

    @Option(
            names = "--wait",
            paramLabel = "T",
            converter = Time.class,
            description = "Time for others, all in all, in a step (10min).")
    private @Nullable Duration deadline;

    /** A duration as people write it. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    Patience patience() {
        try {
            return new Patience(
                    lockTimeout == null ? Patience.DEFAULT.lockTimeout() : lockTimeout,
                    statementTimeout == null ? Patience.DEFAULT.statementTimeout() : Optional.of(statementTimeout),
                    deadline == null ? Patience.DEFAULT.deadline() : deadline);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()) + ".", e);
        }
    }
}
