package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the revisions of a tree are in a picture. Branches stand side by side, each in one lane, or in several where
 * its revisions fork and merge; every revision is at least a level above its parents. The root stands in the middle.
 *
 * @param lanes how many lanes there are
 * @param levels how many levels there are
 * @param spots the place of each revision, by id
 * @param edges from parents to children
 */
record Layout(int lanes, int levels, Map<String, Spot> spots, List<Edge> edges) {
    /**
     * A place.
     *
     * @param lane counted from the left
     * @param level counted from the root up
     */
    record Spot(double lane, int level) {}

    /**
     * A line between a revision and one that follows it.
     *
     * @param free whether nothing else is in the lane above the lower end, so that the line can go up there
     */
    record Edge(String child, Spot from, Spot to, boolean free) {}

    static Layout of(Tree tree) {
        return new Builder(tree).build();
    }

    /** The place of a revision of the tree. */
    Spot spot(String id) {
        return Objects.requireNonNull(spots.get(id), id);
    }

    /** A lane while it is filled from below. */
    private static final class Lane {
        private final Group group;
        private String top = "";
        private int number;
        /** The level at which it is merged into another lane. */
        private int end = Integer.MAX_VALUE;

        private Lane(Group group) {
            this.group = group;
        }
    }

    /** The lanes of one manager. */
    private static final class Group {
        private final List<Lane> lanes = new ArrayList<>();
        private final Deque<Lane> ended = new ArrayDeque<>();

        Lane open(int above) {
            Lane first = ended.peek();
            if (first != null && first.end <= above) {
                first.end = Integer.MAX_VALUE;
                return ended.remove();
            }
            lanes.add(new Lane(this));
            return lanes.get(lanes.size() - 1);
        }
    }

    private static final class Builder {
        private final Tree tree;
        private final Map<String, Integer> levels = new HashMap<>();
        private final Map<String, Lane> lanes = new HashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Map<String, Spot> spots = new HashMap<>();
        private final List<Edge> edges = new ArrayList<>();
        private final Map<String, String> continued = new HashMap<>();

        private Builder(Tree tree) {
            this.tree = tree;
        }

        private Layout build() {
            for (RevisionNode node : tree.nodes()) {
                groups.computeIfAbsent(node.manager(), k -> new Group());
                levels.put(node.id(), highest(node) + 1);
            }
            boolean rootAlone =
                    tree.nodes().size() > 1 && tree.nodes().get(0).manager().isEmpty();
            List<RevisionNode> upwards = tree.nodes().stream()
                    .sorted(Comparator.comparingInt(node -> level(node.id())))
                    .toList();
            upwards.stream().skip(rootAlone ? 1 : 0).forEach(this::place);
            int count = number();
            for (RevisionNode node : upwards) {
                Lane lane = lanes.get(node.id());
                spots.put(node.id(), new Spot(lane == null ? (count - 1) / 2.0 : lane.number, level(node.id())));
            }
            upwards.forEach(this::connect);
            int height = upwards.isEmpty()
                    ? 0
                    : level(upwards.get(upwards.size() - 1).id()) + 1;
            return new Layout(count, height, spots, edges);
        }

        private Spot spot(String id) {
            return Objects.requireNonNull(spots.get(id), id);
        }

        private int highest(RevisionNode node) {
            return node.parents().stream().mapToInt(this::level).max().orElse(-1);
        }

        private int level(String id) {
            return Objects.requireNonNull(levels.get(id), id);
        }

        private void place(RevisionNode node) {
            Group group = groups.computeIfAbsent(node.manager(), k -> new Group());
            Lane lane = node.parents().stream()
                    .map(lanes::get)
                    .filter(it ->
                            it != null && it.group == group && node.parents().contains(it.top))
                    .findFirst()
                    .orElseGet(() -> group.open(highest(node)));
            if (node.parents().contains(lane.top)) {
                continued.put(lane.top, node.id());
            }
            lane.top = node.id();
            lanes.put(node.id(), lane);
            node.parents().forEach(parent -> end(parent, lane));
        }

        /** A lane ends where its top is merged into another lane and nothing else follows it. */
        private void end(String parent, Lane into) {
            Lane lane = lanes.get(parent);
            if (lane != null
                    && lane != into
                    && lane.top.equals(parent)
                    && tree.graph().children(tree.graph().get(parent)).size() == 1) {
                lane.end = level(into.top);
                lane.group.ended.add(lane);
            }
        }

        private int number() {
            int count = 0;
            for (Group group : groups.values()) {
                for (Lane lane : group.lanes) {
                    lane.number = count++;
                }
            }
            return Math.max(1, count);
        }

        private void connect(RevisionNode node) {
            Spot to = spot(node.id());
            for (String parent : node.parents()) {
                Spot from = spot(parent);
                boolean free = continued.getOrDefault(parent, node.id()).equals(node.id());
                edges.add(new Edge(node.id(), from, to, free));
            }
        }
    }
}
