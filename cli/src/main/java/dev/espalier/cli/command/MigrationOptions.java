package dev.espalier.cli.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What commands have in common that run migrations: the migrations may ask for options. */
final class MigrationOptions extends WritingOptions {
    /** A comma within a value is not followed by a name and {@code =}. */
    private static final Pattern BETWEEN_PAIRS = Pattern.compile(",(?=[A-Za-z_][A-Za-z0-9_.-]*=)");

    @Option(names = "--options", paramLabel = "NAME=VALUE", description = "What a migration asks for; repeatable.")
    private List<String> pairs = List.of();

    @Option(names = "--workers", paramLabel = "N", description = "Connections for a backfill, at once (1).")
    private int workers = 1;

    @Override
    int workers() {
        if (workers < 1) {
            throw new ParameterException(commandLine(), "--workers takes a number from 1.");
        }
        return workers;
    }

    @Override
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>(super.values());
        pairs.stream().flatMap(BETWEEN_PAIRS::splitAsStream).forEach(pair -> add(pair, values));
        return values;
    }

    private void add(String pair, Map<String, String> values) {
        int end = pair.indexOf('=');
        if (end < 1) {
            throw new ParameterException(
                    commandLine(), "'" + pair + "' is no option of a migration; write --options NAME=VALUE.");
        }
        String name = pair.substring(0, end);
        String value = pair.substring(end + 1);
        String before = values.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            throw new ParameterException(
                    commandLine(),
                    "Option " + name + " is given twice, as '" + before + "' and as '" + value + "'; give it once.");
        }
    }
}
