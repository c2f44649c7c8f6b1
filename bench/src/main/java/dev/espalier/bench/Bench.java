package dev.espalier.bench;

import dev.espalier.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures Espalier beside its peers on the same work, and prints ratios. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures Espalier beside its peers on the same work, and prints ratios.")
public final class Bench implements Callable<Integer> {
    /** All parts, in the order of the table. */
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("apply", new Apply());
        PARTS.put("nothing", new NothingToDo());
        PARTS.put("startup", new Startup());
        PARTS.put("trips", new RoundTrips());
        PARTS.put("atomic", new Atomic());
        PARTS.put("butler", new Butler());
        PARTS.put("compile", new Compile());
        PARTS.put("history", new History());
    }

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            arity = "0..*",
            paramLabel = "PART",
            completionCandidates = PartNames.class,
            description = "Parts of the table: ${COMPLETION-CANDIDATES}; all when none is named.")
    private final List<String> parts = new ArrayList<>();

    /** Runs the parts named on the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<String> named = parts.isEmpty() ? List.copyOf(PARTS.keySet()) : parts;
        List<Part> chosen = new ArrayList<>();
        for (String name : named) {
            Part part = PARTS.get(name);
            if (part == null) {
                System.err.println("there is no part " + name + "; the parts are " + String.join(", ", PARTS.keySet()));
                return CommandLine.ExitCode.USAGE;
            }
            chosen.add(part);
        }
        // The PostgreSQL of tests, whose data are not worth being kept, but to whoever measures.
        System.setProperty("espalier.test.fsync", settings.fsync);
        Machine.describe(settings.databases.contains(Dialect.POSTGRESQL)).forEach(System.out::println);
        System.out.println();
        Table table = new Table(System.out);
        for (Part part : chosen) {
            part.run(settings, table);
        }
        return CommandLine.ExitCode.OK;
    }

    /** For the help. */
    private static final class PartNames extends ArrayList<String> {
        PartNames() {
            super(PARTS.keySet());
        }
    }
}
