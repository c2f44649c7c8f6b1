package dev.espalier.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real jar as a process. */
final class Jar {
    /** What a command printed, and its exit code. */
    record Result(int exitCode, String out, String err) {}

    /** A command that runs. */
    record Running(Process process, Path out, Path err) {
        Result result() throws IOException, InterruptedException {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the command does not end");
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    private final Path folder;
    private final Map<String, String> variables;
    private final List<String> starter;

    Jar(Path folder) {
        this(folder, Map.of(), List.of());
    }

    private Jar(Path folder, Map<String, String> variables, List<String> starter) {
        this.folder = folder;
        this.variables = variables;
        this.starter = starter;
    }

    /** The same with environment variables; without them none has a meaning for the program. */
    Jar with(Map<String, String> others) {
        return new Jar(folder, others, starter);
    }

    /** The same, started by another program, which gets the command as its last arguments. */
    Jar by(List<String> program) {
        return new Jar(folder, variables, program);
    }

    /** On a Java that is started with these options. */
    Result runOn(List<String> java, String... arguments) throws IOException, InterruptedException {
        return start(java, arguments).result();
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).result();
    }

    Running start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    private Running start(List<String> options, String... arguments) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(starter);
        command.addAll(List.of(java.toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(options.isEmpty() ? List.of("-XX:+UseSerialGC", Archive.OPTION) : options);
        command.addAll(List.of("-jar", System.getProperty("cli.jar")));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ESPALIER_") || name.startsWith("PG") || name.equals("DATABASE_URL"));
        builder.environment().put("LC_ALL", StandardCharsets.US_ASCII.name());
        builder.environment().putAll(variables);
        return new Running(builder.start(), out, err);
    }

    /** The classes as a first run has left them: so a start takes a third less. */
    private static final class Archive {
        static final String OPTION = make();

        private static String make() {
            try {
                Path folder = Files.createTempDirectory("classes");
                Path file = folder.resolve("cli.jsa");
                file.toFile().deleteOnExit();
                Jar jar = new Jar(folder);
                List<String> options = List.of("-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=" + file);
                if (jar.runOn(options, "upgrade").exitCode() != 0 || !Files.exists(file)) {
                    throw new IllegalStateException("no archive of the program's classes was made");
                }
                return "-XX:SharedArchiveFile=" + file;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
