package dev.espalier.graph;

import java.util.Arrays;
import java.util.List;

/**
 * What concerns a whole module of migrations.
 *
 * @param name the history's name, or empty when the module does not name it
 * @param versionTable the table that holds where a database stands
 * @param managers the class of the application's own record, or empty for none
 * @param ids where ids come from
 * @param newDatabase the trees that every database has, in the order in which a new one gets them; empty: all, by name
 * @param options what the application's own record may ask for
 */
public record HistorySettings(
        String name,
        String versionTable,
        String managers,
        Ids ids,
        List<String> newDatabase,
        List<DeclaredOption> options) {
    /** The settings of a module that says nothing. */
    public static final HistorySettings DEFAULT =
            new HistorySettings("", "espalier_version", "", Ids.DERIVED, List.of());

    public HistorySettings {
        newDatabase = List.copyOf(newDatabase);
        options = List.copyOf(options);
    }

    /** Settings without options. */
    public HistorySettings(String name, String versionTable, String managers, Ids ids, List<String> newDatabase) {
        this(name, versionTable, managers, ids, newDatabase, List.of());
    }

    /** The settings as one line, followed by a line for each option, for a generated index. */
    public String format() {
        return String.join("|", name, versionTable, managers, ids.name(), String.join(",", newDatabase))
                + OptionLine.write(options);
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static HistorySettings parse(String text) {
        List<String> lines = text.lines().toList();
        String[] part = lines.isEmpty() ? new String[0] : lines.get(0).split("\\|", -1);
        if (part.length != 5 || !lines.stream().skip(1).allMatch(OptionLine::is)) {
            throw new IllegalArgumentException("the settings of a history have five parts");
        }
        List<String> trees = part[4].isEmpty() ? List.of() : Arrays.asList(part[4].split(",", -1));
        return new HistorySettings(
                part[0],
                part[1],
                part[2],
                Ids.valueOf(part[3]),
                trees,
                lines.stream().skip(1).map(OptionLine::read).toList());
    }
}
