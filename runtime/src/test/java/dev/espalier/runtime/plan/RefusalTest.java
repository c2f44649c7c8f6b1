package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Path PROBLEMS = Path.of("../docs/problems.md");

    @Test
    void everyRefusalHasACodeOfItsOwnAndAnEntryInTheDocumentation() throws Exception {
        List<String> documented = Pattern.compile("(?m)^## (REV3\\d\\d) ")
                .matcher(Files.readString(PROBLEMS))
                .results()
                .map((MatchResult heading) -> heading.group(1))
                .toList();

        assertThat(codes()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(documented);
    }

    private static List<String> codes() throws ReflectiveOperationException {
        List<String> codes = new ArrayList<>();
        for (Class<?> family : Refusal.class.getPermittedSubclasses()) {
            for (Class<?> type : family.getPermittedSubclasses()) {
                Constructor<?> constructor = type.getDeclaredConstructors()[0];
                constructor.setAccessible(true);
                Object[] nothing = Arrays.stream(constructor.getParameterTypes())
                        .map(parameter -> parameter == boolean.class ? false : null)
                        .toArray();
                codes.add(((Refusal) constructor.newInstance(nothing)).code());
            }
        }
        return codes;
    }
}
