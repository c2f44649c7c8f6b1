package dev.espalier.cli;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.Reliability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/** Runs commands on bad input, and looks whether each ends as it must: soon, in a message, with nothing changed. */
final class Ordeals implements AutoCloseable {
    private static final int TIMES = Reliability.times(150, 10_000);

    private static final long LONGEST_SECONDS = 5;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread one = new Thread(task);
        one.setDaemon(true);
        return one;
    });
    private final Path folder;
    private int count;
    private int places;
    private long slowestMillis;

    /** What is in the folder must not change. */
    Ordeals(Path folder) {
        this.folder = folder;
    }

    /** What is done with one input: it is put where a command finds it, and the command is said. */
    interface Trial {
        String[] command(String input) throws IOException;
    }

    /** Tries inputs of a kind. */
    void at(Arbitrary<String> inputs, Trial trial) {
        places++;
        long seed = Long.getLong("espalier.fuzz.seed", new Random().nextLong());
        JqwikSession.run(() -> {
            var generator = inputs.generator(1000);
            Random random = new Random(seed);
            for (int i = 0; i < TIMES; i++) {
                attempt(generator.next(random).value(), trial, "seed " + seed + ", input " + i);
            }
        });
    }

    private void attempt(String input, Trial trial, String which) {
        try {
            String[] command = trial.command(input);
            Map<String, byte[]> before = content();
            long start = System.nanoTime();
            Future<Jar.Result> running = thread.submit(() -> Cli.run(command));
            Jar.Result result = running.get(LONGEST_SECONDS, SECONDS);
            slowestMillis = Math.max(slowestMillis, NANOSECONDS.toMillis(System.nanoTime() - start));
            count++;
            String told = which + "\n" + shortened(String.join(" ", command)) + "\n" + shortened(input) + "\n"
                    + shortened(result.err());
            assertThat(result.exitCode()).as(told).isBetween(0, 3);
            assertThat(result.err()).as(told).doesNotContain("\tat ", "Unexpected: ", "Exception", "null;");
            Map<String, byte[]> after = content();
            if (result.exitCode() == 0) {
                restore(before, after);
            } else {
                assertThat(result.err()).as(told).isNotBlank();
                assertThat(differences(before, after)).as(told).isEmpty();
            }
        } catch (TimeoutException e) {
            throw new AssertionError(which + " takes too long: " + shortened(input), e);
        } catch (ExecutionException e) {
            throw new AssertionError(which + " is not caught: " + shortened(input), e.getCause());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file.toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    /** What an input does that turns out to be in order is taken back. */
    private static void restore(Map<String, byte[]> before, Map<String, byte[]> after) throws IOException {
        for (String file : after.keySet()) {
            if (!before.containsKey(file)) {
                Files.delete(Path.of(file));
            }
        }
        for (String file : differences(before, after).split(" ", -1)) {
            if (before.containsKey(file)) {
                Files.write(Path.of(file), before.get(file));
            }
        }
    }

    private static String differences(Map<String, byte[]> before, Map<String, byte[]> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(file -> !Arrays.equals(before.get(file), after.get(file)))
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String text) {
        return text.length() < 2000 ? text : text.substring(0, 2000) + "... (" + text.length() + ")";
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        Reliability.tell(
                "Bad inputs",
                count + " in " + places + " places, each with a message, 0 stack traces, slowest " + slowestMillis
                        + " ms");
    }
}
