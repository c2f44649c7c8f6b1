package dev.espalier.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a machine has and may be without; whoever needs it is skipped there. */
final class Installed {
    private Installed() {}

    /** Whether a command ends well. */
    static boolean works(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A command that gets further arguments, such as another command. */
    static List<String> with(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return List.copyOf(all);
    }
}
