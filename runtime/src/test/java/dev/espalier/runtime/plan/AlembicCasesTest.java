package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core's answers beside Alembic's recorded ones: equal, or different for a reason that is written down. */
class AlembicCasesTest {
    private static final Map<String, String> NOT_OFFERED = Map.of(
            "iterate", "walks a part of a history step by step; plans are made whole",
            "as_revision_number", "turns a target into text for a script; plans are values",
            "show", "prints one revision with its file; a revision is a class");

    @Test
    void everyAnswerIsEqualOrDeviatesByDesign() throws IOException {
        Path folder = folder();
        assumeTrue(Files.isDirectory(folder), () -> "no recorded cases in " + folder);
        Map<String, Integer> notOffered = new TreeMap<>();
        Map<Deviation, Integer> deviating = new EnumMap<>(Deviation.class);
        List<String> wrong = new ArrayList<>();
        int equal = 0;
        for (PeerCase question : cases(folder)) {
            if (NOT_OFFERED.containsKey(question.op())) {
                notOffered.merge(question.op(), 1, Integer::sum);
                continue;
            }
            PeerAnswer answer = PeerAnswer.of(question);
            Optional<String> unsound = PeerComparison.unsound(question, answer);
            Optional<String> difference = PeerComparison.difference(question, answer);
            Optional<Deviation> deviation = difference.flatMap(d -> Deviation.of(question, answer));
            if (unsound.isPresent()) {
                wrong.add(unsound.get() + " in " + question);
            } else if (difference.isEmpty()) {
                equal++;
            } else if (deviation.isPresent()) {
                deviating.merge(deviation.get(), 1, Integer::sum);
            } else {
                wrong.add(difference.get() + " in " + question);
            }
        }
        int deviate = deviating.values().stream().mapToInt(n -> n).sum();
        wrong.stream().limit(50).forEach(System.out::println);
        deviating.forEach((deviation, n) -> System.out.println("deviation " + deviation + ": " + n));
        System.out.println("alembic cases not offered: "
                + notOffered.entrySet().stream()
                        .map(op -> op.getValue() + " " + op.getKey() + " (it " + NOT_OFFERED.get(op.getKey()) + ")")
                        .collect(Collectors.joining(", ")));
        System.out.println("alembic cases: " + (equal + deviate + wrong.size()) + " run, " + equal + " equal, "
                + deviate + " deviate by design, " + wrong.size() + " wrong");
        assertThat(wrong).isEmpty();
        assertThat(equal).as("equal answers").isPositive();
    }

    private static Path folder() {
        String given = System.getProperty("alembic.cases", "");
        return given.isEmpty()
                ? Path.of(System.getProperty("espalier.shared", "../../shared"), "alembic", "cases")
                : Path.of(given);
    }

    private static List<PeerCase> cases(Path folder) throws IOException {
        List<PeerCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode recorded = new ObjectMapper().readTree(file.toFile());
                for (JsonNode question : recorded.path("cases")) {
                    cases.add(new PeerCase(
                            recorded.path("graphs").path(question.path("graph").asText()), question));
                }
            }
        }
        return cases;
    }
}
