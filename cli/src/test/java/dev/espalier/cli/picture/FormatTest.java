package dev.espalier.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.cli.Golden;
import dev.espalier.cli.Graphviz;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Each format on small histories; {@code -Dgolden=update} rewrites what is expected. */
final class FormatTest {
    private static final Path EXPECTED = Path.of("src/test/resources/pictures");

    static Stream<Arguments> pictures() {
        return Stream.of(Format.values())
                .flatMap(format -> Stream.of(
                        Arguments.of("plain", format, Histories.plain(Histories.SHOP)),
                        Arguments.of("standing", format, Histories.standing()),
                        Arguments.of("one-shot", format, Histories.oneShots())));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("pictures")
    void isAsExpected(String name, Format format, History history) throws IOException {
        compare(name + "." + format, Histories.text(format::write, history));
    }

    @Test
    void aBlockForEachRevision() throws IOException {
        compare(
                "standing.verbose",
                Histories.text(
                        (history, out) -> Format.writeVerbose(history, node -> true, out), Histories.standing()));
    }

    @Test
    void anHonestPictureOfMeanTextIsStillXml() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(mean(Format.SVG::write))));
        assertThat(svg.getElementsByTagName("b").getLength()).isZero();
        assertThat(svg.getDocumentElement().getTextContent()).contains("'x()'>\"a\" & b</b> \\n {c} | ]]>");
    }

    @Test
    void aPageOfMeanTextHasNoElementOfItsMaking() {
        assertThat(mean(Format.HTML::write)).doesNotContain("<b onclick").contains("&lt;b onclick=&#39;x()&#39;&gt;");
    }

    @Test
    void jsonGivesMeanTextBack() throws IOException {
        JsonNode json = new ObjectMapper().readTree(mean(Format.JSON::write));
        assertThat(json.at("/result/trees/0/revisions/0/description").asText()).isEqualTo(Histories.NASTY);
    }

    @Test
    void graphvizReadsWhatIsWrittenForIt() throws Exception {
        for (History history :
                List.of(Histories.plain(Histories.MEAN), Histories.standing(), Histories.oneShots(), awkward())) {
            Graphviz.check(Histories.text(Format.DOT::write, history));
        }
    }

    @Test
    void mermaidSeesNoneOfItsOwnCharactersInNames() {
        assertThat(Histories.text(Format.MERMAID::write, awkward()))
                .contains("(\"a#60;b#62;#34;#35; vo1<br/>o1<br/>head\")");
    }

    /** A manager whose name quotes. */
    private static History awkward() {
        return Histories.plain(RevisionGraph.of(
                List.of(
                        Histories.node("odd", "o0", "", List.of()),
                        Histories.node("odd", "o1", "a<b>\"#", List.of("o0"))),
                Ids.FREE));
    }

    private static String mean(BiConsumer<History, PrintWriter> format) {
        return Histories.text(format, Histories.plain(Histories.MEAN));
    }

    /** What is the same in each picture, style and script, is left out. */
    private static void compare(String name, String actual) throws IOException {
        String own = actual.replaceAll("(?s)<(style|script|defs)>.*?</\\1>", "<$1/>");
        Golden.check(EXPECTED.resolve(name), own);
    }
}
