package dev.espalier.cli;

import dev.espalier.cli.command.DatabaseOptions;
import dev.espalier.runtime.plan.Stopped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * What a signal does to a command that works on a database: it stops and says where. The JVM then ends with 128 and the
 * signal's number, such as 143 for SIGTERM, as it does for every other command.
 */
final class Interruption extends Thread {
    /** How long what has stopped may take to say so. */
    private static final long LONGEST_TELLING_MILLIS = 500;

    private final CommandLine program;
    private final CountDownLatch told = new CountDownLatch(1);

    private Interruption(CommandLine program) {
        super("espalier-interruption");
        this.program = program;
    }

    /** Waits for signals to a program that is about to be executed. */
    static Interruption of(CommandLine program) {
        Interruption interruption = new Interruption(program);
        Runtime.getRuntime().addShutdownHook(interruption);
        return interruption;
    }

    /** The command has ended, and has said all. */
    void over() {
        told.countDown();
    }

    @Override
    public void run() {
        ParseResult parsed = program.getParseResult();
        if (told.getCount() == 0 || parsed == null) {
            return;
        }
        List<CommandLine> named = parsed.asCommandLineList();
        CommandLine command = named.get(named.size() - 1);
        DatabaseOptions.of(command).ifPresent(database -> {
            endAtTheNextSignal();
            Optional<Stopped> left = database.stop();
            if (left.isPresent() || !hasTold()) {
                Failures.handle(left.orElseGet(Stopped::new), command, parsed);
            }
        });
    }

    private boolean hasTold() {
        try {
            return told.await(LONGEST_TELLING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /**
     * The JVM has no ear for a signal once it ends. By their names, because no version of Java promises these classes.
     */
    private static void endAtTheNextSignal() {
        for (String name : List.of("HUP", "INT", "TERM")) {
            try {
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Object byItself = handler.getField("SIG_DFL").get(null);
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), byItself);
            } catch (ReflectiveOperationException e) {
                return; // Then a second signal does not make it any faster.
            }
        }
    }
}
