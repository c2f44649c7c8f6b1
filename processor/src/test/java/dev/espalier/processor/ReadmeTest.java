package dev.espalier.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * The example that everybody reads first is a migration that compiles, and the error it shows is the one javac prints.
 */
class ReadmeTest {
    private static final JavaFileObject SHOP = JavaFileObjects.forSourceString("Shop", """
            import dev.espalier.Placeholders;
            import dev.espalier.Revision;

            @Placeholders({
                @Revision(id = "86abba57b15d", tree = "shop"),
                @Revision(id = "c7667f5debfa", parent = "86abba57b15d", tree = "shop", manager = "Store", version = "1.0"),
            })
            interface Shop {}
            """);

    @Test
    void theExampleCompiles() throws IOException {
        assertThat(compile(example())).succeededWithoutWarnings();
    }

    @Test
    void theErrorIsTheOneThatJavacPrints() throws IOException {
        Matcher shown = find("(?s)```\nStore_2_0\\.java:(\\d+): error: (\\[REV202] [^\n]*)\n([^\n]*)\n( *)\\^\n```");
        Compilation broken = compile(example().replace("c7667f5debfa", "c7667f5debfb"));

        assertThat(broken).hadErrorCount(1);
        assertThat(broken)
                .hadErrorContaining(shown.group(2))
                .inFile(broken.sourceFiles().get(1))
                .onLine(Long.parseLong(shown.group(1)))
                .atColumn(shown.group(4).length() + 1L);
        assertThat(example().replace("c7667f5debfa", "c7667f5debfb").lines()).contains(shown.group(3));
    }

    private static Compilation compile(String example) {
        return javac().withProcessors(new RevisionProcessor())
                .compile(SHOP, JavaFileObjects.forSourceString("Store_2_0", example));
    }

    private static String example() throws IOException {
        return find("(?s)```java\n(.*?)```").group(1);
    }

    private static Matcher find(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of("../README.md")));
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher;
    }
}
