package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.RevisionNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An editor that compiles on save hands over the one file that was saved; the others are there as classes. */
class ChangedFileTest {
    private static final String TABLE = """
            package shop;

            import dev.espalier.*;
            import dev.espalier.graph.Ids;

            @History(name = "shop", ids = Ids.FREE)
            @Placeholders({
                @Revision(id = "root", tree = "cart"),
                @Revision(id = "one", parent = "root", tree = "cart", manager = "Basic", version = "1"),
            })
            interface Carts {}
            """;

    @TempDir
    Path folder;

    private Path table;
    private Path two;
    private Path three;

    @BeforeEach
    void write() throws IOException {
        table = Files.writeString(folder.resolve("Carts.java"), TABLE);
        two = migration("two", "one");
        three = migration("three", "two");
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenParentIsTheOneError(Compiler compiler) throws IOException {
        compiler.compile(folder, List.of(table, two, three), List.of());
        migration("three", "twoo");

        Compilation saved = compiler.compile(folder, List.of(three), List.of(classes()));

        assertThat(saved.messages())
                .singleElement()
                .asString()
                .startsWith("Three.java:5:")
                .endsWith("[REV202] tree cart has no revision twoo; did you mean two?");
    }

    @Test
    void theIndexKeepsWhatDidNotChange() throws IOException {
        Compilation all = Compiler.JAVAC.compile(folder, List.of(table, two, three), List.of());
        List<RevisionNode> before = revisions(all);
        Path four = migration("four", "three");

        Compilation saved = Compiler.JAVAC.compile(folder, List.of(four), List.of(classes()));

        assertThat(saved.messages()).isEmpty();
        assertThat(revisions(saved)).hasSize(5).containsAll(before);
    }

    @Test
    void aClassThatIsNoRevisionAnyMoreIsForgotten() throws IOException {
        Compiler.JAVAC.compile(folder, List.of(table, two, three), List.of());
        Files.writeString(three, "package shop; class Three {}");

        Compilation saved = Compiler.JAVAC.compile(folder, List.of(two, three), List.of(classes()));

        assertThat(saved.messages()).isEmpty();
        assertThat(revisions(saved)).extracting(RevisionNode::id).containsExactlyInAnyOrder("root", "one", "two");
    }

    @Test
    void aDeletedFileIsForgotten() throws IOException {
        Compiler.JAVAC.compile(folder, List.of(table, two, three), List.of());
        Files.delete(classes().resolve("shop/Three.class"));

        Compilation saved = Compiler.JAVAC.compile(folder, List.of(two), List.of(classes()));

        assertThat(saved.messages()).isEmpty();
        assertThat(revisions(saved)).extracting(RevisionNode::id).containsExactlyInAnyOrder("root", "one", "two");
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private static List<RevisionNode> revisions(Compilation compilation) throws IOException {
        try (Loaded loaded = Loaded.from(compilation.classes())) {
            return loaded.indexes().get(0).revisions();
        }
    }

    private Path migration(String id, String parent) throws IOException {
        String name = Character.toUpperCase(id.charAt(0)) + id.substring(1);
        return Files.writeString(folder.resolve(name + ".java"), """
                package shop;

                import dev.espalier.*;

                @Revision(id = "%s", parent = "%s", tree = "cart", manager = "Basic", version = "%s")
                public final class %s implements Migration {
                    @Override
                    public void upgrade(MigrationContext db) {}
                }
                """.formatted(id, parent, id, name));
    }
}
