package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What add-tree and add-revision write, print and refuse. */
class AddTest {
    @TempDir
    private Path folder = Path.of("");

    private Path shop = folder;

    @BeforeEach
    void makeATree() {
        shop = folder.resolve("migrations/shop");
        run("add-tree", "shop");
        run("add-revision", "shop", "Store", "1.0");
    }

    @Test
    void aTreeIsAnInterfaceWithItsRoot() throws Exception {
        assertThat(Files.readString(shop.resolve("Shop.java"))).isEqualTo("""
                package migrations.shop;

                import dev.espalier.Placeholders;
                import dev.espalier.Revision;

                /** The history of the tree shop: what cannot be carried out. */
                @Placeholders({@Revision(id = "86abba57b15d", tree = Shop.TREE)})
                interface Shop {
                    String TREE = "shop";
                }
                """);
    }

    @Test
    void aRevisionIsAMigrationThatIsNotWrittenYet() throws Exception {
        assertThat(Files.readString(shop.resolve("Store_1_0.java"))).isEqualTo("""
                package migrations.shop;

                import dev.espalier.Migration;
                import dev.espalier.MigrationContext;
                import dev.espalier.Revision;

                /** Migration script for Store 1.0. */
                @Revision(id = "c7667f5debfa", parent = "86abba57b15d", tree = Shop.TREE, manager = "Store", version = "1.0")
                public final class Store_1_0 implements Migration {
                    @Override
                    public void upgrade(MigrationContext db) {
                        throw new UnsupportedOperationException("this upgrade is not written yet");
                    }
                }
                """);
    }

    @Test
    void aRevisionMayBeAnOnlineMigration() throws Exception {
        run("add-revision", "--online", "shop", "Store", "2.0");
        assertThat(Files.readString(shop.resolve("Store_2_0.java"))).contains("""
                import dev.espalier.OnlineContext;
                import dev.espalier.OnlineMigration;
                import dev.espalier.Revision;

                /** Migration script for Store 2.0. */
                """, """
                public final class Store_2_0 implements OnlineMigration {
                    @Override
                    public void upgrade(OnlineContext db) {
                        throw new UnsupportedOperationException("this upgrade is not written yet");
                    }
                }
                """);
        assertThat(Cli.run("show-history", "--migrations", folder.toString(), "-v", "shop")
                        .out())
                .contains("Can: upgrade, online");
        Result merge = run("add-revision", "--online", "--merge", "shop", "Store", "3.0");
        assertThat(merge.exitCode()).isEqualTo(2);
        assertThat(merge.err()).contains("a merge has nothing to do online");
    }

    @Test
    void thePageForAuthorsShowsWhatIsWritten() throws Exception {
        String source = Files.readString(shop.resolve("Store_1_0.java"));
        assertThat(Path.of("..", "docs", "writing-migrations.md"))
                .content()
                .contains(source.substring(source.indexOf("/**")));
    }

    @Test
    void whatIsDoneIsPrinted() {
        assertThat(run("add-tree", "stock-list").out())
                .isEqualTo("Creating directory " + folder + "/migrations/stock_list ...  done\nGenerating " + folder
                        + "/migrations/stock_list/StockList.java ...  done\n");
        assertThat(run("add-revision", "shop", "Store", "2.0").out())
                .isEqualTo("Generating " + shop + "/Store_2_0.java ...  done\n");
    }

    @Test
    void aRevisionFollowsTheHeadOfItsBranch() {
        run("add-revision", "shop", "Store", "2.0");
        run("add-revision", "shop", "Store", "1.5");
        run("add-revision", "shop", "Kiosk", "1");
        assertThat(Cli.run("show-history", "--migrations", folder.toString(), "shop")
                        .out())
                .isEqualTo("""
                        63e3ea62e9e0 -> a39e54950a5f (shop, shop-Store) (head), Migration script for Store 1.5.
                        c7667f5debfa -> 63e3ea62e9e0 (shop, shop-Store), Migration script for Store 2.0.
                        86abba57b15d -> c7667f5debfa (shop, shop-Store), Migration script for Store 1.0.
                        86abba57b15d -> 33867689cd36 (shop, shop-Kiosk) (head), Migration script for Kiosk 1.
                        <base> -> 86abba57b15d (shop) (branchpoint), This is an initial pseudo-revision of the 'shop' tree.
                        """);
    }

    @Test
    void constantsOfTheInterfaceAreUsed() throws Exception {
        edit(shop.resolve("Shop.java"), "\"shop\";", "\"shop\";\n    String STORE = \"Store\";");
        run("add-revision", "shop", "Store", "2.0");
        assertThat(shop.resolve("Store_2_0.java")).content().contains("tree = Shop.TREE, manager = Shop.STORE,");
    }

    @Test
    void aHistoryThatForksIsMergedOnDemand() throws Exception {
        fork();
        refused("The branch forks, its heads are shop Store 2.0", "add-revision", "shop", "Store", "4.0");
        Result merged = run("add-revision", "--merge", "shop", "Store", "4.0");
        assertThat(merged.out()).isEqualTo("Generating " + shop + "/Store_4_0.java ...  done\n");
        assertThat(Cli.run("show-history", "--migrations", folder.toString()).out())
                .contains("63e3ea62e9e0, a95717087666 -> ", " (head) (mergepoint), Migration script for Store 4.0.");
        refused("There is nothing to merge: the one head is ", "add-revision", "--merge", "shop", "Store", "5.0");
    }

    @Test
    void aDetourBeginsWithAPlaceholder() throws Exception {
        run("add-revision", "shop", "Kiosk", "1");
        run("add-tree", "--one-shot", "shop/store_1.0_to_kiosk_1");
        Path detour = folder.resolve("migrations/oneshot/shop/store_1_0_to_kiosk_1");
        Result first = run("add-revision", "--one-shot", "shop/store_1.0_to_kiosk_1", "Store", "1.0");
        run("add-revision", "--one-shot", "shop/store_1.0_to_kiosk_1", "Kiosk", "1");

        assertThat(first.out())
                .isEqualTo("Adding placeholder c7667f5debfa to " + detour + "/StoreToKiosk.java ...  done\n");
        assertThat(detour.resolve("StoreToKiosk.java")).content().contains("""
                @Placeholders({
                    @Revision(id = "86abba57b15d", tree = StoreToKiosk.TREE),
                    @Revision(
                            id = "c7667f5debfa",
                            parent = "86abba57b15d",
                            tree = StoreToKiosk.TREE,
                            manager = "Store",
                            version = "1.0")
                })
                interface StoreToKiosk {
                """);
        assertThat(detour.resolve("Kiosk_1.java")).content().contains("parent = \"c7667f5debfa\"");
        assertThat(Cli.run("show-trees", "--one-shot", "--migrations", folder.toString())
                        .out())
                .isEqualTo("shop/store_1.0_to_kiosk_1\n");
    }

    @Test
    void aTreeOfTheBundledMigrationsIsContinued() throws Exception {
        Result added = run("add-revision", "datasets", "ByDimensionsDatasetRecordStorageManagerUUID", "3.0.0");
        assertThat(added.err()).startsWith("Tree datasets is declared in dev.espalier.butler.datasets.Datasets, ");
        assertThat(folder.resolve("migrations/datasets/ByDimensionsDatasetRecordStorageManagerUUID_3_0_0.java"))
                .content()
                .contains("id = \"5c729e15b232\"", "parent = \"4e2d7a28475b\"", "tree = \"datasets\"");
    }

    @Test
    void aTreeOfOnesOwnHidesABundledOne() {
        assertThat(run("add-tree", "datasets").exitCode()).isZero();
        assertThat(run("add-revision", "datasets", "Mine", "1").err()).isEmpty();
        assertThat(Cli.run("show-history", "--migrations", folder.toString(), "datasets")
                        .out())
                .hasLineCount(2);
    }

    @Test
    void newTreesAreBesideTheOthers() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        assertThat(Cli.run("add-tree", "--source", other.toString(), "--package", "org.acme.db.shop", "shop")
                        .exitCode())
                .isZero();
        Cli.run("add-tree", "--source", other.toString(), "stock");
        assertThat(other.resolve("org/acme/db/stock/Stock.java")).exists();
    }

    @Test
    void whatExistsIsNotTouched() throws Exception {
        refused("Version tree 'shop' already exists in " + shop + "/Shop.java", "add-tree", "shop");
        refused(
                "[REV201] revision c7667f5debfa of tree shop is declared in migrations.shop.Store_1_0 already",
                "add-revision",
                "shop",
                "Store",
                "1.0");
        refused(shop + "/Store_1_0.java exists already; it was not touched", "add-revision", "shop", "Store", "1-0");
        Files.createDirectories(folder.resolve("migrations/stock"));
        Files.writeString(folder.resolve("migrations/stock/Stock.java"), "class Stock {}");
        refused("Stock.java exists already; it was not touched", "add-tree", "stock");
    }

    @Test
    void badNamesAreRefused() throws Exception {
        refused(
                "Manager class name 'a.b.Store' must not include module name.",
                "add-revision",
                "shop",
                "a.b.Store",
                "1");
        refused("Revision tree 'shp' does not exist; did you mean shop?", "add-revision", "shp", "Store", "1");
        refused("Regular tree name cannot have slash character: shop/x", "add-tree", "shop/x");
        refused("One-shot tree name requires manager name and slash character: shop", "add-tree", "--one-shot", "shop");
        refused("One-shot tree name requires ", "add-revision", "--one-shot", "shop/", "Store", "1");
        refused("[REV103] 'The Shop' is no tree name; ", "add-tree", "The Shop");
        refused("[REV208] ", "add-tree", "--one-shot", "nosuch/a_to_b");
        refused("[REV105] 'not a version' is no version; ", "add-revision", "shop", "Store", "not a version");
        refused("'1\\0' is no name; ", "add-revision", "shop", "Store", "1\\0");
        refused("'' is no name; ", "add-revision", "shop", "", "1");
        run("add-tree", "--one-shot", "shop/a_to_b");
        refused("[REV209] ", "add-revision", "--one-shot", "shop/a_to_b", "Nobody", "1");
    }

    @Test
    void whatCannotBeReadIsRefusedInTheCompilersWords() throws Exception {
        Path file = shop.resolve("Store_1_0.java");
        edit(file, "\"Store\"", "<<<<<<< HEAD");
        refused(file + ":8: error: illegal start of expression", "add-revision", "shop", "Store", "2.0");
    }

    @Test
    void whatIsNoPartOfADeclarationMayBeWrong() throws Exception {
        edit(shop.resolve("Store_1_0.java"), "throw new", "org.acme.Library.call(); throw new");
        Files.writeString(folder.resolve("Latin.java"), "class Latin {} // \u00e4", StandardCharsets.ISO_8859_1);
        assertThat(run("add-revision", "shop", "Store", "2.0").exitCode()).isZero();
    }

    @Test
    void whatCannotBeWrittenIsNotHalfWritten() throws Exception {
        Files.writeString(folder.resolve("migrations/stock"), "in the way");
        refused("Stock.java cannot be written: ", "add-tree", "stock");
        refused("Stock.java cannot be written: ", "add-tree", "--package", "migrations.stock.deep", "stock");
    }

    @Test
    void wrongUsage() throws Exception {
        Map<String, String> before = Cli.content(folder);
        Stream.of(
                        new String[] {"add-tree"},
                        new String[] {"add-revision", "shop", "Store"},
                        new String[] {"add-tree", "--package", "not-a-package", "stock"},
                        new String[] {"rebase"})
                .forEach(arguments -> assertThat(run(arguments).exitCode()).isEqualTo(2));
        assertThat(Cli.run("add-revision", "--source", folder.resolve("none").toString(), "shop", "Store", "2.0")
                        .err())
                .startsWith("The folder of sources, " + folder.resolve("none") + ", does not exist; ");
        assertThat(Cli.content(folder)).isEqualTo(before);
    }

    private void fork() throws IOException {
        run("add-revision", "shop", "Store", "2.0");
        Path hidden = shop.resolve("Store_2_0.java.hidden");
        Files.move(shop.resolve("Store_2_0.java"), hidden);
        run("add-revision", "shop", "Store", "3.0");
        Files.move(hidden, shop.resolve("Store_2_0.java"));
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments[0], "--source", folder.toString()),
                        Stream.of(arguments).skip(1))
                .toArray(String[]::new));
    }

    private void refused(String message, String... arguments) throws IOException {
        Map<String, String> before = Cli.content(folder);
        Result result = run(arguments);
        assertThat(result.err()).contains(message).doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(Cli.content(folder)).isEqualTo(before);
    }

    private static void edit(Path file, String old, String other) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, other));
    }
}
