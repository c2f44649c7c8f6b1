package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Capability;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IndexSourceTest {
    private static final Pattern FINGERPRINT = Pattern.compile("FINGERPRINT = \"([0-9a-f]{16})\"");
    private static final RevisionNode ROOT = node("root", List.of(), "cart", "");
    private static final RevisionNode ONE = node("one", List.of("root"), "cart", "Makes it.");
    private static final RevisionNode OTHER = node("root", List.of(), "stock", "");

    @Test
    void theSourceIsTheSameWhateverTheOrderOfTheRevisions() {
        String source = source(HistorySettings.DEFAULT, ROOT, ONE, OTHER);

        assertThat(source(HistorySettings.DEFAULT, OTHER, ONE, ROOT)).isEqualTo(source);
        assertThat(source(HistorySettings.DEFAULT, ONE, ROOT, OTHER)).isEqualTo(source);
    }

    @Test
    void theFingerprintStandsForAllThatAnIndexSays() {
        HistorySettings settings = new HistorySettings("shop", "espalier_version", "", Ids.FREE, List.of());
        RevisionNode described = node("one", List.of("root"), "cart", "Makes it!");

        assertThat(List.of(
                        fingerprint(HistorySettings.DEFAULT, ROOT, ONE, OTHER),
                        fingerprint(HistorySettings.DEFAULT, ROOT, ONE),
                        fingerprint(HistorySettings.DEFAULT, ROOT, described, OTHER),
                        fingerprint(settings, ROOT, ONE, OTHER)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theFingerprintDoesNotDependOnTheNameOfTheIndex() {
        String one = IndexSource.of("OneIndex", HistorySettings.DEFAULT, List.of(ROOT))
                .build()
                .toString();
        String two = IndexSource.of("TwoIndex", HistorySettings.DEFAULT, List.of(ROOT))
                .build()
                .toString();

        assertThat(fingerprint(two)).isEqualTo(fingerprint(one));
    }

    private static String fingerprint(HistorySettings settings, RevisionNode... nodes) {
        return fingerprint(source(settings, nodes));
    }

    private static String fingerprint(String source) {
        Matcher matcher = FINGERPRINT.matcher(source);
        assertThat(matcher.find()).as(source).isTrue();
        return matcher.group(1);
    }

    private static String source(HistorySettings settings, RevisionNode... nodes) {
        return IndexSource.of("ShopIndex", settings, List.of(nodes)).build().toString();
    }

    private static RevisionNode node(String id, List<String> parents, String tree, String description) {
        return new RevisionNode(
                id,
                parents,
                List.of(),
                new TreeName(tree),
                "",
                "",
                Set.of(Capability.UPGRADE),
                "shop.M",
                description,
                "");
    }
}
