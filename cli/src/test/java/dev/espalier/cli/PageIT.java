package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the Butler registry's history, in a real browser. */
class PageIT {
    private static final String FOCUS = "document.activeElement.id";
    private static final String OPEN = "document.querySelector('article:target')";

    @TempDir
    private static Path folder = Path.of("");

    private static Path page = Path.of("");

    @TempDir
    private Path profile = Path.of("");

    /** A registry that has a step before it in one tree. */
    @BeforeAll
    static void write() throws Exception {
        Jar jar = new Jar(folder);
        jar.run("upgrade");
        jar.run("downgrade", "registry.sqlite3", "2101fbf51ad3");
        Jar.Result result = jar.run("show-history", "--format", "html", "--database", "registry.sqlite3");
        assertThat(result.exitCode()).isZero();
        page = Files.writeString(folder.resolve("history.html"), result.out());
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 1280})
    void fitsIntoTheWindowAndNeedsNothingElse(int width) throws Exception {
        try (Chromium browser = new Chromium(profile, width, 844)) {
            browser.open(page);
            assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
            assertThat(browser.value("[...document.querySelectorAll('body *')].filter(it => !it.closest('.sky, svg')"
                                    + " && it.getBoundingClientRect().right > innerWidth + 1).map(it => it.outerHTML)"
                                    + ".join('\\n')")
                            .asText())
                    .isEmpty();
            assertThat(browser.events("Network.requestWillBeSent"))
                    .extracting(it -> it.at("/request/url").asText())
                    .filteredOn(url -> !url.startsWith("data:"))
                    .containsOnly(page.toUri().toString());
            assertThat(browser.events("Log.entryAdded")).isEmpty();
            assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
            assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        }
    }

    @Test
    void arrowKeysMoveEnterOpensAndEscapeReturns() throws Exception {
        try (Chromium browser = new Chromium(profile, 1280, 900)) {
            browser.open(page);
            browser.press("Tab");
            assertThat(browser.value("document.activeElement.hash").asText()).isEqualTo("#revisions");
            browser.press("Tab");
            assertThat(browser.value(FOCUS).asText()).isEqualTo("at.attributes.c0e4f9ab4a5d");
            browser.press("ArrowDown");
            assertThat(browser.value(FOCUS).asText()).isEqualTo("at.attributes.f22a777cf382");
            browser.press("ArrowRight");
            assertThat(browser.value(FOCUS).asText()).startsWith("at.collections.");
            browser.press("ArrowLeft");
            browser.press("ArrowUp");
            String before = browser.value(FOCUS).asText();

            browser.press("Enter");
            assertThat(browser.value("'at.' + " + OPEN + ".id").asText()).isEqualTo(before);
            assertThat(browser.value("getComputedStyle(" + OPEN + ").position").asText())
                    .isEqualTo("fixed");
            assertThat(browser.value(OPEN + ".getBoundingClientRect().bottom").asInt())
                    .isLessThanOrEqualTo(900);
            browser.press("Escape");
            assertThat(browser.value(OPEN).isNull()).isTrue();
            assertThat(browser.value(FOCUS).asText()).isEqualTo(before);
        }
    }

    @Test
    void worksWithoutItsScript() throws Exception {
        try (Chromium browser = new Chromium(profile, 390, 844)) {
            browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
            browser.open(page);
            assertThat(browser.value("document.querySelector('.keys').checkVisibility()")
                            .asBoolean())
                    .isFalse();
            browser.press("Tab");
            browser.press("Tab");
            browser.press("Tab");
            assertThat(browser.value(FOCUS).asText()).isEqualTo("at.attributes.f22a777cf382");
            browser.press("Enter");
            assertThat(browser.value(OPEN + ".innerText").asText())
                    .contains("DefaultButlerAttributeManager 1.0.0", "applied", "create", "f0a3531f97ca");
        }
    }

    @Test
    void isReadAloudWithNamesAndLandmarks() throws Exception {
        try (Chromium browser = new Chromium(profile, 390, 844)) {
            browser.open(page);
            List<JsonNode> nodes = browser.send("Accessibility.getFullAXTree", Map.of())
                    .get("nodes")
                    .valueStream()
                    .filter(it -> !it.get("ignored").asBoolean())
                    .toList();
            assertThat(nodes).extracting(PageIT::role).contains("banner", "main", "region", "heading", "article");
            assertThat(nodes)
                    .filteredOn(it -> role(it).equals("link"))
                    .extracting(PageIT::name)
                    .isNotEmpty()
                    .doesNotContain("")
                    .contains(
                            "By Dimensions Dataset Record Storage Manager UUID 2.0.0 4e2d7a28475b head · pending",
                            "By Dimensions Dataset Record Storage Manager UUID 1.0.0 2101fbf51ad3 current");
            assertThat(browser.value("document.title").asText()).isEqualTo("Where registry.sqlite3 stands");
            assertThat(browser.value("document.documentElement.lang").asText()).isEqualTo("en");
            assertThat(browser.value("new Set([...document.querySelectorAll('[id]')].map(it => it.id)).size"
                                    + " == document.querySelectorAll('[id]').length")
                            .asBoolean())
                    .isTrue();
            assertThat(browser.value("[...document.links].filter(it => !document.getElementById(decodeURIComponent("
                                    + "it.hash.slice(1)))).length")
                            .asInt())
                    .isZero();
        }
    }

    /** {@code -Dgolden=update} takes the picture in {@code docs} anew. */
    @Test
    void thePictureInTheDocsIsThere() throws Exception {
        Path picture = Path.of("../docs/forest.png");
        if ("update".equals(System.getProperty("golden"))) {
            try (Chromium browser = new Chromium(profile, 1890, 1030)) {
                browser.open(page);
                Files.write(picture, browser.screenshot());
            }
        }
        assertThat(picture).exists();
        assertThat(Files.size(picture)).isLessThan(300_000);
    }

    private static String role(JsonNode node) {
        return node.at("/role/value").asText();
    }

    private static String name(JsonNode node) {
        return node.at("/name/value").asText();
    }
}
