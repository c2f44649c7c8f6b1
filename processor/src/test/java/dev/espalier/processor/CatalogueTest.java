package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Field;
import dev.espalier.graph.Ids;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every problem there is has a case that shows it and an entry that explains it, and there are no others. */
class CatalogueTest {
    private static final Path EXPLAINED = Path.of("..", "docs", "problems.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (REV[12]\\d\\d) ");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^## (REV[12]\\d\\d) .*\n\n> (.*)$");
    private static final Pattern REPORTED = Pattern.compile("error \\[(REV\\d\\d\\d)]");

    /** Something for every component of a problem; codes depend on none of them. */
    private static final Map<Class<?>, Object> ANYTHING = Map.of(
            RevisionNode.class,
            new RevisionNode("", List.of(), List.of(), new TreeName(""), "", "", Set.of(), "", "", ""),
            String.class,
            "",
            List.class,
            List.of(),
            Ids.class,
            Ids.DERIVED,
            Field.class,
            Field.ID);

    @Test
    void everyProblemHasACodeOfItsOwn() throws ReflectiveOperationException {
        assertThat(codes()).hasSameSizeAs(problems());
    }

    @Test
    void everyProblemHasACaseThatShowsIt() throws IOException, ReflectiveOperationException {
        SortedSet<String> shown = new TreeSet<>();
        for (Case folder : Case.all().filter(c -> c.name().startsWith("REV")).toList()) {
            SortedSet<String> reported = found(REPORTED, Files.readString(folder.diagnostics()));
            assertThat(reported).as(folder.name()).contains(folder.name().substring(0, 6));
            shown.addAll(reported);
        }
        assertThat(shown).isEqualTo(codes());
    }

    @Test
    void everyProblemIsExplained() throws IOException, ReflectiveOperationException {
        assertThat(found(HEADING, Files.readString(EXPLAINED))).isEqualTo(codes());
    }

    @Test
    void everyExampleIsAMessageOfACase() throws IOException {
        StringBuilder messages = new StringBuilder();
        for (Case folder : Case.all().filter(c -> c.name().startsWith("REV")).toList()) {
            messages.append(Files.readString(folder.diagnostics()));
        }
        List<String> examples = EXAMPLE.matcher(Files.readString(EXPLAINED))
                .results()
                .map(example -> "[" + example.group(1) + "] " + example.group(2) + "\n")
                .toList();

        assertThat(examples)
                .hasSameSizeAs(problems())
                .allSatisfy(example -> assertThat(messages).contains(example));
    }

    private static List<Class<?>> problems() {
        return Stream.<Class<?>>of(Problem.class.getPermittedSubclasses())
                .<Class<?>>flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .toList();
    }

    private static SortedSet<String> found(Pattern pattern, String text) {
        SortedSet<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static SortedSet<String> codes() throws ReflectiveOperationException {
        SortedSet<String> codes = new TreeSet<>();
        for (Class<?> problem : problems()) {
            Class<?>[] types = Stream.of(problem.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Object[] values = Stream.of(types).map(ANYTHING::get).toArray();
            codes.add(((Problem) problem.getDeclaredConstructor(types).newInstance(values)).code());
        }
        return codes;
    }
}
