package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people's work after a merge: both 2.0 and 3.0 follow 1.0, and 3.1 follows 3.0. */
class RebaseTest {
    private static final String MINE = "63e3ea62e9e0";
    private static final String THEIRS = "a95717087666";

    @TempDir
    private Path folder = Path.of("");

    private Path shop = folder;

    @BeforeEach
    void fork() throws Exception {
        shop = folder.resolve("migrations/shop");
        Cli.run("add-tree", "--source", folder.toString(), "shop");
        add("1.0");
        add("2.0");
        Path mine = shop.resolve("Store_2_0.java");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(mine, elsewhere);
        add("3.0");
        add("3.1");
        Files.move(elsewhere, mine);
    }

    @Test
    void oneSideFollowsTheOther() throws Exception {
        assertThat(history()).contains("[REV207] branch shop Store forks");
        assertThat(rebase(THEIRS).out()).isEqualTo("parent of " + THEIRS + ": c7667f5debfa -> " + MINE + "\n");
        assertThat(history())
                .contains(MINE + " -> " + THEIRS)
                .contains("c7667f5debfa -> " + MINE)
                .contains("Store 3.1.");
    }

    @Test
    void nothingButTheParentChanges() throws Exception {
        Path file = shop.resolve("Store_3_0.java");
        String odd = """
                package migrations.shop;\r
                \tinterface ÄÖÜ\u20ac { String OLD = "c7667f5debfa"; } // 𝔘nicode, c7667f5debfa
                /** Migration script, parent = "c7667f5debfa". */
                @dev.espalier.Revision(id=\t"a95717087666",parent  =  /* a */ { ÄÖÜ\u20ac.OLD   } /* b */ ,
                  tree = "shop" , manager = "St" + "ore",version="3.0" )
                public class Store_3_0 implements dev.espalier.Migration {\r
                  public void upgrade(dev.espalier.MigrationContext db) { }   \r
                }""";
        Files.writeString(file, odd);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x-w-"));
        assertThat(rebase("Store_3_0").exitCode()).isZero();
        assertThat(file).content().isEqualTo(odd.replace("{ ÄÖÜ\u20ac.OLD   }", '"' + MINE + '"'));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-x-w-");
        assertThat(shop).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aPlaceholderIsRebasedInItsTable() throws Exception {
        Files.delete(shop.resolve("Store_2_0.java"));
        Path table = shop.resolve("Shop.java");
        String before = Files.readString(table)
                .replace(
                        "})\ni",
                        ", @Revision(id = \"" + MINE
                                + "\", parent = \"c7667f5debfa\", tree = \"shop\", manager = \"Store\", version = \"2.0\")})\ni");
        Files.writeString(table, before);
        assertThat(rebase("63e3").out()).startsWith("parent of " + MINE + ": c7667f5debfa -> ");
        assertThat(table).content().isEqualTo(before.replace("\"c7667f5debfa\"", '"' + head() + '"'));
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path file = shop.resolve("Store_3_0.java");
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(rebase(THEIRS).exitCode()).isZero();
        assertThat(file).isSymbolicLink();
        assertThat(elsewhere).content().contains("parent = \"" + MINE + '"');
    }

    @Test
    void ofThreeHeadsOneIsNamed() throws Exception {
        Path third = folder.resolve("third");
        Files.createDirectory(third);
        for (String name : new String[] {"Store_2_0", "Store_3_0", "Store_3_1"}) {
            Files.move(shop.resolve(name + ".java"), third.resolve(name));
        }
        add("4.0");
        for (String name : new String[] {"Store_2_0", "Store_3_0", "Store_3_1"}) {
            Files.move(third.resolve(name), shop.resolve(name + ".java"));
        }
        refused("; name one of them with --onto", "a957");
        refused("; name one of them with --onto", "a957", "--onto", "ffff");
        assertThat(rebase("a957", "--onto", "63e3").out()).endsWith(" -> " + MINE + "\n");
    }

    @Test
    void whatCannotBeRebased() throws Exception {
        refused("shop Store 3.1 (" + head() + ") follows shop Store 3.0", head());
        refused("the branch of shop root (86abba57b15d) does not fork", "86ab");
        refused("No source here declares a revision nothing", "nothing");
        refused("No source here declares a revision 059cc7b7ef13", "059cc7b7ef13");
        refused("'' may be ", "");
        Path latin = shop.resolve("Store_3_0.java");
        String text = Files.readString(latin);
        Files.writeString(latin, text + "// \u00e4", StandardCharsets.ISO_8859_1);
        refused("Store_3_0.java cannot be written: it is not UTF-8", THEIRS);
        Files.writeString(latin, text);
        rebase(THEIRS);
        refused("There is nothing to rebase: the branch of shop Store 2.0 (" + MINE + ") does not fork", MINE);
    }

    @Test
    void programsAreToldWhichFileIsChanged() {
        Result result = rebase(THEIRS, "--json");
        assertThat(result.out())
                .contains("\"revision\" : \"" + THEIRS + '"', "Store_3_0.java\"", "\"isNew\" : false")
                .doesNotContain("parent of");
        assertThat(rebase(THEIRS, "--json").out()).contains("\"result\" : null", "There is nothing to rebase");
    }

    private String head() throws Exception {
        String text = Files.readString(shop.resolve("Store_3_1.java"));
        return text.replaceAll("(?s).*id = \"(\\w+)\".*", "$1");
    }

    private String history() {
        Result result = Cli.run("show-history", "--migrations", folder.toString());
        return result.out() + result.err();
    }

    private void add(String version) {
        Result added = Cli.run("add-revision", "--source", folder.toString(), "shop", "Store", version);
        assertThat(added.exitCode()).isZero();
    }

    private Result rebase(String revision, String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(more, 0, arguments, 4, more.length);
        System.arraycopy(new String[] {"rebase", "--source", folder.toString(), revision}, 0, arguments, 0, 4);
        return Cli.run(arguments);
    }

    private void refused(String message, String revision, String... more) throws Exception {
        Map<String, String> before = Cli.content(folder);
        Result result = rebase(revision, more);
        assertThat(result.err()).contains(message);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(Cli.content(folder)).isEqualTo(before);
    }
}
