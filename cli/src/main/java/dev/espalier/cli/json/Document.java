package dev.espalier.cli.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command prints for programs: {@code espalier/1}, described in {@code docs/json.md}.
 *
 * @param schema {@link #SCHEMA}
 * @param command the command's name
 * @param result what the command is about; null where it did not get that far
 * @param refusals why nothing was done; none where nothing was refused
 * @param failure what went wrong; null where nothing did
 */
public record Document(
        String schema,
        String command,
        @Nullable Object result,
        List<Reason> refusals,
        @Nullable Failure failure) {
    /** The name of the schema, and its version. */
    public static final String SCHEMA = "espalier/1";

    /** What went wrong, for people. */
    public record Failure(String explanation) {}

    /** Of a command that is done. */
    public static Document of(String command, Record result) {
        return new Document(SCHEMA, command, result, List.of(), null);
    }

    /** Of a command that is refused, with as much as is known. */
    public static Document refused(String command, @Nullable Record result, List<Reason> refusals) {
        return new Document(SCHEMA, command, result, List.copyOf(refusals), null);
    }

    /** Of a command that failed, with what was done before. */
    public static Document failed(String command, @Nullable Record result, String explanation) {
        return new Document(SCHEMA, command, result, List.of(), new Failure(explanation));
    }
}
