package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    @TempDir
    Path output;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "class A { int x = 1; }            ~ class A{int x=1;}",
                "class A { int x = 1; }            ~ `class A {\n\n    int x =\n\t\t1;\r\n}\r\n`",
                "class A { int x; }                ~ `class A { // \" not a string\n int x; }`",
                "class A { int x; }                ~ class A { /* ' // */ int /**/x; }",
                "class A { List<List<B>> x; }      ~ class A { List<List<B> > x; }",
                "x = \"a // b\"; // c              ~ x = \"a // b\";",
                "x = '\"'; y = '\\''; // z         ~ x = '\"';y = '\\'';",
                "`x = \"\"\"\n    a\n      b\n    \"\"\";` ~ `x = \"\"\"\r\n  a  \r\n    b\r\n  \"\"\";`",
                "/* unfinished                     ~ `// nothing`",
            })
    void commentsAndLayoutDoNotCount(String one, String other) {
        assertThat(Fingerprint.of(one)).hasSize(16).isEqualTo(Fingerprint.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "package a; class A {}             ~ package b.c; class A {}",
                "import a.B; import static c.D.*; class A {} ~ `import c.E;\n\nimport a.B;\nclass A {}`",
                "class A {}                        ~ @Revision(id = \"1\") class A {}",
                "@Revision(id = \"1\", description = \"a)\") class A {} ~ `@Revision(description = \"(b\", id = \"1\")\nclass A {}`",
                "@Revision(options = @Option(name = \"a\")) @Deprecated class A {} ~ @Revision() @Deprecated class A {}",
                "public @dev.espalier.Revision(id = \"1\") final class A {} ~ public final class A {}",
            })
    void whereNamesComeFromAndWhatTheHistoryIsToldDoNotCount(String one, String other) {
        assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "class A { String q = \"a\"; }   ~ class A { String q = \"b\"; }",
                "@Version(\"1\") class A {}      ~ @Version(\"2\") class A {}",
                "@Revision(id = \"1\") class A {} ~ @Revision(id = \"1\") class B {}",
                "@Revision(id = \"1\") class A {} ~ @Revision(id = \"1\") class A {} class B {}",
                "class A { int imports; }        ~ class A { int importe; }",
                "int x;           ~ intx;",
                "x = - -y;        ~ x = --y;",
                "x = \"a b\";     ~ x = \"a  b\";",
                "x = \"/* a */\"; ~ x = \"\";",
                "x = 'a';         ~ x = 'b';",
                "x = \"\\\"\";  // a  ~ x = \"\\\" // a\";",
                "`x = \"\"\"\n  a\n  \"\"\";` ~ `x = \"\"\"\n  a\n \"\"\";`",
                "`x = \"\"\"\n  a // b\n  \"\"\";` ~ `x = \"\"\"\n  a\n  \"\"\";`",
                "x = 1;           ~ x = 2;",
            })
    void everythingElseCounts(String one, String other) {
        assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "'",
                "\"\"\"",
                "\"\"\"\n",
                "\"\\",
                "'\\",
                "/*",
                "//",
                "/",
                "\"a\nint b;",
                "@",
                "@Revision",
                "@Revision(",
                "@a.",
                "import a"
            })
    void unfinishedSourcesHaveAFingerprintToo(String source) {
        assertThat(Fingerprint.of(source)).matches("[0-9a-f]{16}");
    }

    @Test
    void bothCompilersGiveTheSameFingerprint() throws IOException {
        assumeTrue(Runtime.version().feature() >= 18, "ECJ tells the source of a class from Java 18 on");
        List<Path> sources = new Case(CASES.resolve("ok-whole-shop")).sources();

        assertThat(Compiler.ECJ
                        .compile(output.resolve("ecj"), sources, List.of())
                        .index())
                .hasSameTextualContentAs(Compiler.JAVAC
                        .compile(output.resolve("javac"), sources, List.of())
                        .index());
    }
}
