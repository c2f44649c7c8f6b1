package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ButlerHistoryTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (\\S+) \\| ([0-9a-f]{12}) \\| (\\S+) \\| (\\S+) \\| (\\S*) *\\| .*");
    private static final Pattern HISTORY = Pattern.compile("(?:\\S+) -> ([0-9a-f]{12}) .*?\\), (?!\\()(.*)");

    private final RevisionIndex index = ServiceLoader.load(RevisionIndex.class)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no index was generated"));

    @Test
    void declaresExactlyTheRevisionsOfTheRegistry() {
        assertThat(declared())
                .hasSize(58)
                .containsExactlyInAnyOrderElementsOf(
                        TestRegistry.resource("revisions.txt").lines().toList());
    }

    @Test
    void declaresExactlyTheRevisionsOfTheReference() throws IOException {
        String[] tree = {""};
        List<String> reference = Files.readAllLines(Shared.butler().resolve("migrations.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> {
                    tree[0] =
                            row.group(1).equals("same") ? tree[0] : row.group(1).replace("_oneshot/", "");
                    String manager = row.group(4).equals("(root)") ? "-" : row.group(4);
                    String version = row.group(5).isEmpty() ? "-" : row.group(5);
                    return String.join(" ", tree[0], row.group(2), row.group(3), manager, version);
                })
                .toList();
        assertThat(declared()).hasSize(58).containsExactlyInAnyOrderElementsOf(reference);
    }

    @Test
    void describesEveryRevisionAsTheReferenceDoes() throws IOException {
        Set<String> reference = new TreeSet<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Shared.butler().resolve("cli/show-history"), "all*.txt")) {
            for (Path file : files) {
                Files.readAllLines(file).stream()
                        .map(HISTORY::matcher)
                        .filter(Matcher::matches)
                        .forEach(line -> reference.add(line.group(1) + " " + line.group(2)));
            }
        }
        Set<String> ours = new TreeSet<>();
        index.revisions().forEach(node -> ours.add(node.id() + " " + node.description()));
        assertThat(ours).isEqualTo(reference);
    }

    @Test
    void isSoundAndCarriesOutWhatItSays() {
        RevisionGraph.of(index.revisions(), Ids.DERIVED);
        assertThat(index.revisions().stream()
                        .filter(node -> !node.isPlaceholder())
                        .map(node -> node.tree() + " " + node.id() + " " + new TreeSet<>(node.capabilities())))
                .containsExactlyInAnyOrder(
                        "attributes f22a777cf382 " + List.of(Capability.CREATE),
                        "attributes c0e4f9ab4a5d " + List.of(Capability.UPGRADE),
                        "collections 8c57494cabcc " + List.of(Capability.CREATE),
                        "datasets 2101fbf51ad3 " + List.of(Capability.CREATE),
                        "datasets 4e2d7a28475b " + List.of(Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE),
                        "collections/name_2.0.0_to_int_2.0.0 8c57494cabcc "
                                + List.of(Capability.UPGRADE, Capability.CHECK),
                        "dimensions-config 380002bcbb26 "
                                + List.of(Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE),
                        "dimensions-config bf6308af80aa " + List.of(Capability.UPGRADE, Capability.CHECK),
                        "dimensions-config c5ae3a2cd7c2 "
                                + List.of(Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE),
                        "dimensions-config 9888256c6a18 "
                                + List.of(Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE),
                        "dimensions-config 2a8a32e1bec3 "
                                + List.of(Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE),
                        "dimensions-config 1fae088c80b6 " + List.of(Capability.UPGRADE, Capability.CHECK),
                        "dimensions-config 352c30854bb0 "
                                + List.of(
                                        Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE, Capability.CREATE),
                        "datasets/int_1.0.0_to_uuid_1.0.0 2101fbf51ad3 "
                                + List.of(Capability.UPGRADE, Capability.CHECK),
                        "datastores a81dddabd837 "
                                + List.of(Capability.UPGRADE, Capability.DOWNGRADE, Capability.CREATE),
                        "dimensions 1601d5973bf8 " + List.of(Capability.UPGRADE, Capability.DOWNGRADE),
                        "dimensions 035dcf13ef18 "
                                + List.of(
                                        Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE, Capability.CREATE),
                        "opaque 77e5b803ad3f " + List.of(Capability.CREATE),
                        "obscore a0d766f99876 " + List.of(Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE),
                        "obscore-config 4fe28ef5030f "
                                + List.of(Capability.UPGRADE, Capability.CHECK, Capability.DOWNGRADE));
    }

    @Test
    void keepsTheOriginalsVersionTable() {
        assertThat(index.settings().name()).isEqualTo("butler");
        assertThat(index.settings().versionTable()).isEqualTo("alembic_version");
        assertThat(index.settings().newDatabase())
                .containsExactly(
                        "attributes",
                        "dimensions-config",
                        "dimensions",
                        "collections",
                        "datasets",
                        "datastores",
                        "opaque");
    }

    private List<String> declared() {
        return index.revisions().stream().map(ButlerHistoryTest::line).toList();
    }

    private static String line(RevisionNode node) {
        return String.join(
                " ",
                node.tree().text(),
                node.id(),
                orDash(String.join(",", node.parents())),
                orDash(node.manager()),
                orDash(node.version()));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
