package dev.espalier.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The program in this process, for what a process each would take too long. */
final class InProcess {
    /** What a command printed, and its exit code. */
    record Result(int exitCode, String out, String err) {}

    private InProcess() {}

    static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
