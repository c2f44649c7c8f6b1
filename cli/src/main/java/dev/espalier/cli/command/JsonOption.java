package dev.espalier.cli.command;

import dev.espalier.cli.json.Document;
import dev.espalier.cli.json.Json;
import dev.espalier.cli.json.Reason;
import dev.espalier.cli.json.WrittenJson;
import dev.espalier.cli.scaffold.Written;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints one document for programs instead of lines for people. A command says what its result is, and prints its lines
 * to {@link #out()}; the document is written when the command has ended, also when it was refused or failed.
 */
public final class JsonOption {
    @Option(names = "--json", description = "Print one JSON document instead, for programs.")
    private boolean given;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private @Nullable Supplier<? extends Record> result;

    /** The option of a command to which it is given. */
    public static Optional<JsonOption> givenTo(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(JsonOption.class::isInstance)
                .map(JsonOption.class::cast)
                .filter(JsonOption::isGiven)
                .findFirst();
    }

    boolean isGiven() {
        return given;
    }

    /** Where lines for people go: nowhere when a document is wanted. */
    PrintWriter out() {
        return given ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getOut();
    }

    /** What the document is about; asked for in the end. */
    void result(Supplier<? extends Record> wanted) {
        result = wanted;
    }

    /** A source was written: lines for people, and the result for programs. */
    void written(Written written) {
        written.lines().forEach(out()::println);
        result(() -> new WrittenJson(written.id(), written.file().toString(), written.isNew()));
    }

    /** The command is done. */
    public void done() {
        if (result != null) {
            write(Document.of(spec.name(), result.get()));
        }
    }

    /** The command is refused. */
    public void refused(List<Reason> refusals) {
        write(Document.refused(spec.name(), known(), refusals));
    }

    /** The command has failed. */
    public void failed(String explanation) {
        write(Document.failed(spec.name(), known(), explanation));
    }

    private @Nullable Record known() {
        return result == null ? null : result.get();
    }

    private void write(Document document) {
        PrintWriter out = spec.commandLine().getOut();
        Json.write(document, out);
        out.flush();
    }
}
