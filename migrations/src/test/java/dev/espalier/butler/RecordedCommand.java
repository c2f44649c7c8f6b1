package dev.espalier.butler;

import dev.espalier.runtime.plan.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was asked of the reference to make a state: the first line of a transcript. */
record RecordedCommand(Request request, Map<String, String> options) {
    /** Of the reference's options those that ours has no need of: it compares what matters. */
    private static final Set<String> NEEDLESS = Set.of("allow_dimension_universe_mismatch");

    /** What the reference got from the Python classes of the instruments. */
    private static final Map<String, String> OFFSETS =
            Map.of("day_obs_offset.DummyCam", "43200", "day_obs_offset.LATISS", "42900");

    /** Reads a line such as {@code $ butler migrate upgrade --options a=b DATABASE 380002bcbb26}. */
    static RecordedCommand parse(String line) {
        List<String> words =
                List.of(line.replace("$W", Shared.butler().toString()).split(" "));
        String target = words.get(words.size() - 1);
        Request request = switch (words.get(3)) {
            case "upgrade" -> Request.upgrade(target);
            case "downgrade" -> Request.downgrade(target);
            case "stamp" -> Request.stamp(List.of(target), false);
            default -> throw new IllegalArgumentException(line);
        };
        int oneShot = words.indexOf("--one-shot-tree");
        return new RecordedCommand(oneShot < 0 ? request : request.through(words.get(oneShot + 1)), options(words));
    }

    private static Map<String, String> options(List<String> words) {
        Map<String, String> options = new HashMap<>();
        int given = words.indexOf("--options");
        if (given >= 0) {
            String[] option = words.get(given + 1).split("=", 2);
            options.put(option[0], option[1]);
        }
        options.keySet().removeAll(NEEDLESS);
        if (words.contains("1fae088c80b6")) {
            options.putAll(OFFSETS);
        }
        return options;
    }
}
