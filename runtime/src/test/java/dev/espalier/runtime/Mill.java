package dev.espalier.runtime;

import dev.espalier.Baseline;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.OnlineMigration;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.testing.GivenIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Select;

/** A mill and its sacks: histories made of classes, a tree's root and behind it a revision for each of them. */
final class Mill {
    /** What every migration that looks may ask for. */
    static final DeclaredOption GRIT = new DeclaredOption("grit", "how fine", List.of("fine", "coarse"), false, "");

    private Mill() {}

    /** Makes the table. */
    public static final class Make implements Baseline {
        @Override
        public void create(MigrationContext db) {
            db.execute("create table sack (weight bigint)");
            db.progress(1, 2);
        }
    }

    /** Needs weights of at least 0. */
    public static final class Grind implements Migration {
        /** Its own statements. */
        public interface Sacks {
            @Select("select count(*) from sack where weight < 0")
            long impossible();
        }

        @Override
        public void check(MigrationContext db) {
            if (db.tables().contains("sack") && db.mapper(Sacks.class).impossible() > 0) {
                throw new Obstacle("a sack weighs less than nothing; weigh it again");
            }
        }

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("update sack set weight = weight + 1");
        }

        @Override
        public void downgrade(MigrationContext db) {
            throw new Obstacle("flour stays flour");
        }
    }

    /** A migrator of the one tree {@code t}. */
    static Migrator migrator(DataSource dataSource, Class<?>... steps) {
        return new Migrator(dataSource, history(tree("t", steps)), Optional.empty());
    }

    static LoadedHistory history(List<RevisionNode> nodes) {
        RevisionIndex index =
                new GivenIndex(new HistorySettings("mill", "espalier_version", "", Ids.FREE, List.of()), nodes);
        return LoadedHistory.of(List.of(index), Mill.class.getClassLoader());
    }

    /** Of the tree {@code t} the revisions t0, t1 and so on. */
    static List<RevisionNode> tree(String name, Class<?>... steps) {
        List<RevisionNode> nodes = new ArrayList<>();
        nodes.add(node(name, 0, List.of(), Mill.class));
        for (int i = 1; i <= steps.length; i++) {
            nodes.add(node(name, i, List.of(name + (i - 1)), steps[i - 1]));
        }
        return nodes;
    }

    private static RevisionNode node(String tree, int number, List<String> parents, Class<?> type) {
        Set<Capability> can = abilities(type);
        return new RevisionNode(
                tree + number,
                parents,
                List.of(),
                new TreeName(tree),
                number == 0 ? "" : "M",
                number == 0 ? "" : tree + number,
                can,
                type.getName(),
                "",
                "",
                can.contains(Capability.CHECK) ? List.of(GRIT) : List.of());
    }

    private static Set<Capability> abilities(Class<?> type) {
        Set<Capability> can = EnumSet.noneOf(Capability.class);
        if (Baseline.class.isAssignableFrom(type)) {
            can.add(Capability.CREATE);
        }
        if (Migration.class.isAssignableFrom(type)) {
            can.add(Capability.UPGRADE);
            Arrays.stream(type.getDeclaredMethods()).forEach(method -> {
                switch (method.getName()) {
                    case "check" -> can.add(Capability.CHECK);
                    case "downgrade" -> can.add(Capability.DOWNGRADE);
                    default -> {}
                }
            });
        }
        if (OnlineMigration.class.isAssignableFrom(type)) {
            can.add(Capability.UPGRADE);
            can.add(Capability.DOWNGRADE);
            can.add(Capability.ONLINE);
        }
        return can;
    }
}
