package dev.espalier.bench;

import dev.espalier.bench.process.CompileSources;
import dev.espalier.bench.process.DoNothing;
import dev.espalier.bench.process.WriteOneClass;
import dev.espalier.bench.tool.Espalier;
import dev.espalier.bench.tool.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;

/**
 * Compiling migrations with the processor, beside compiling them without; processor time of all threads. What the
 * compiler itself does more where there is a processor is told by two that do next to nothing.
 */
final class Compile implements Part {
    private static final double MOST = 1.5;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        for (int size : new int[] {settings.migrations, settings.migrations * 10}) {
            try (Folder folder = Folder.create()) {
                Workload workload = Workload.sources(size, folder.resolve("work"));
                Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
                contenders.put(
                        "Espalier",
                        () -> compile(
                                workload,
                                folder,
                                "-processorpath",
                                ClassPath.of("espalier-", "javapoet-", "jspecify-")));
                contenders.put("no processor", () -> compile(workload, folder, "-proc:none"));
                contenders.put("a processor that does nothing", () -> compile(workload, folder, DoNothing.class));
                contenders.put("one that writes a class", () -> compile(workload, folder, WriteOneClass.class));
                table.compare(
                        "compile %,d migrations, processor time".formatted(size),
                        settings.longRounds().medians(contenders),
                        "ms",
                        MOST);
            }
        }
    }

    private static double compile(Workload workload, Folder folder, Class<? extends Processor> processor)
            throws Exception {
        return compile(workload, folder, "-processorpath", ClassPath.own(), "-processor", processor.getName());
    }

    private static double compile(Workload workload, Folder folder, String... options) throws Exception {
        try (Folder classes = Folder.create()) {
            List<String> arguments = new ArrayList<>();
            arguments.add(Espalier.sources(workload).toString());
            arguments.add(classes.path().toString());
            arguments.addAll(List.of("-classpath", ClassPath.of("espalier-api")));
            arguments.addAll(List.of(options));
            String printed = Program.of(folder.path(), ClassPath.own(), CompileSources.class, arguments)
                    .run();
            // The last line; the compiler may have something to say before.
            String stripped = printed.strip();
            return Double.parseDouble(stripped.substring(stripped.lastIndexOf('\n') + 1));
        }
    }
}
