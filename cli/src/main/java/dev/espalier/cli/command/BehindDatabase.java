package dev.espalier.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is written behind DATABASE, or behind an option where no DATABASE is written. */
final class BehindDatabase {
    private BehindDatabase() {}

    /**
     * What was written once; empty when it was not.
     *
     * @param what what it is, for people
     * @param option the name of the option
     * @throws ParameterException when it was written twice
     */
    static Optional<String> once(
            CommandSpec spec, String what, @Nullable String behind, String option, @Nullable String value) {
        if (behind != null && value != null) {
            throw new ParameterException(
                    spec.commandLine(), "Write the " + what + " once: behind DATABASE, or behind " + option + ".");
        }
        return Optional.ofNullable(behind == null ? value : behind);
    }

    /**
     * All that was written, in either place.
     *
     * @param behind what is written behind DATABASE
     * @param named what is written behind the option
     */
    static List<String> all(List<String> behind, List<String> named) {
        return Stream.concat(behind.stream(), named.stream()).toList();
    }
}
