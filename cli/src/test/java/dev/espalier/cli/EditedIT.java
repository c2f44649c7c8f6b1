package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration whose source is edited after it was applied. */
class EditedIT {
    private static final String SOURCES = "src/main/java";
    private static final String APPLIED = "create table customer (id bigint)";
    private static final String EDITED = "create table customer (id bigint, rate bigint)";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anEditIsNamedUntilItIsTakenBackOrAccepted() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE)) {
            database.execute("create table t (i int)", "drop table t");
            String address = database.address();
            Jar jar = new Jar(folder);
            Files.writeString(folder.resolve("pom.xml"), "<project/>");
            jar.run("add-tree", "shop");
            jar.run("add-revision", "shop", "Store", "1.0");
            Path file = folder.resolve(SOURCES).resolve("migrations/shop/Store_1_0.java");
            edit(file, "(?<=db\\) \\{\n).*\n", "        db.execute(\"" + APPLIED + "\");\n");
            jar.run("upgrade", "--migrations", SOURCES, address);
            assertThat(check(jar, address).exitCode()).isZero();

            edit(file, "\\);\n", "); // made in spring\n\n\n");
            edit(file, "package", "/* A licence. */ package");
            edit(file, "import", "import java.util.List;\nimport");
            edit(file, "version = \"1.0\"", "description = \"Customers are known.\", version = \"1.0\"");
            edit(file, "        db", "\tdb . ");
            edit(file, " [.] [.]", " .");
            assertThat(check(jar, address))
                    .isEqualTo(new Result(0, "The database is where this build expects it.\n", ""));

            edit(file, Pattern.quote(APPLIED), EDITED);
            List<String> before = database.content();
            Result refused = check(jar, address);
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .matches("\\[REV346] migrations\\.shop\\.Store_1_0 was edited since upgrade shop Store 1\\.0"
                            + " \\(c7667f5debfa\\) at [^ ]+ by [^ ]+ with espalier [^ ]+; take the edit back, or write"
                            + " down that it is fine with: accept c7667f5debfa DATABASE --reason TEXT\n");
            assertThat(jar.run("upgrade", "--migrations", SOURCES, address)).isEqualTo(refused);
            Result status = jar.run("status", "--json", "--migrations", SOURCES, address);
            assertThat(status.exitCode()).isZero();
            assertThat(status.out())
                    .contains("\"declaredIn\" : \"migrations.shop.Store_1_0\"", "\"code\" : \"REV346\"");
            assertThat(jar.run("accept", "--migrations", SOURCES, "c766", address, "-n", "--reason", "typo"))
                    .isEqualTo(new Result(
                            0,
                            "accept shop Store 1.0 (c7667f5debfa)\n      reason: typo\nNothing was done: 1 step to do.\n",
                            ""));
            assertThat(jar.run("accept", "--migrations", SOURCES, "c766", address, "--rehearse", "--reason", "typo")
                            .out())
                    .startsWith("[1/1] accept shop Store 1.0 (c7667f5debfa)\n")
                    .endsWith("\nRehearsed: 1 step went through; nothing was changed.\n");
            Result script = jar.run("accept", "--migrations", SOURCES, "c766", address, "--sql", "--reason", "It's me");
            assertThat(script.exitCode()).isZero();
            assertThat(script.out()).contains("'It''s me'");
            for (String[] wrong : new String[][] {{"--reason", " "}, {"--reason", "a\nb"}, {}}) {
                String[] words = {"accept", "--migrations", SOURCES, "c766", address};
                assertThat(jar.run(Stream.of(words, wrong)
                                        .flatMap(Arrays::stream)
                                        .toArray(String[]::new))
                                .exitCode())
                        .isEqualTo(2);
            }
            Result unknown = jar.run("accept", "--migrations", SOURCES, "c7667f5debfb", address, "--reason", "a");
            assertThat(unknown.exitCode()).isEqualTo(3);
            assertThat(unknown.err()).contains("[REV301]", "did you mean c7667f5debfa?");
            assertThat(database.content()).isEqualTo(before);

            assertThat(jar.run("accept", "--migrations", SOURCES, "c766", address, "--reason", "only new databases")
                            .out())
                    .startsWith("[1/1] accept shop Store 1.0 (c7667f5debfa)\n")
                    .endsWith("Done; the database stands at c7667f5debfa.\n");
            assertThat(check(jar, address).exitCode()).isZero();
            assertThat(jar.run("journal", "-n", "1", address).out())
                    .contains("accept shop Store 1.0 (c7667f5debfa), ")
                    .endsWith(": only new databases\n");
            assertThat(jar.run("journal", "-n", "1", "--json", address).out())
                    .contains("\"reason\" : \"only new databases\"");
            Result again = jar.run("accept", "--migrations", SOURCES, "c766", address, "--reason", "again");
            assertThat(again.exitCode()).isEqualTo(3);
            assertThat(again.err()).startsWith("[REV347] there is nothing to accept about shop Store 1.0");

            edit(file, "rate bigint", "rate int");
            assertThat(check(jar, address).err()).startsWith("[REV346] ").contains("since accept shop Store 1.0");
            edit(
                    file,
                    "}\\s*$",
                    "    @Override\n    public void downgrade(MigrationContext db) {\n        "
                            + "db.execute(\"drop table customer\");\n    }\n}\n");
            Result back = jar.run("downgrade", "--migrations", SOURCES, address, "86abba57b15d");
            assertThat(back.err())
                    .startsWith("Note: migrations.shop.Store_1_0 was edited since accept shop Store 1.0")
                    .endsWith("; it is undone as it reads now\n");
            assertThat(back.exitCode()).isZero();
            assertThat(database.tables()).doesNotContain("customer");
        }
    }

    private static Result check(Jar jar, String address) throws Exception {
        return jar.run("check", "--migrations", SOURCES, address);
    }

    private static void edit(Path file, String pattern, String replacement) throws Exception {
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, Matcher.quoteReplacement(replacement));
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
