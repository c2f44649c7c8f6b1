package dev.espalier.runtime.plan;

import dev.espalier.graph.Edges;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A class of answers that differ from the peer's by design; each is recognised by a rule over the case. */
enum Deviation {
    /** Where the peer crashes, a clean error or a sound answer: 0005. */
    PEER_CRASHES {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return question.isPeersDefect();
        }
    },
    /** A duplicate id is an error, not a warning: 0005. */
    DUPLICATE_ID {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            List<String> ids = question.ids();
            return new HashSet<>(ids).size() < ids.size() && answer.errors().contains("revision_error");
        }
    },
    /** The words of targets are no ids: 0005. */
    RESERVED_ID {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return question.ids().stream().anyMatch(Set.of("head", "heads", "base")::contains)
                    && answer.errors().contains("revision_error");
        }
    },
    /** Every circle is found, also one that can be entered and left: 0005. */
    CYCLE {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return question.error().isEmpty()
                    && (answer.errors().contains("cycle") || answer.errors().contains("dependency_cycle"));
        }
    },
    /** A row is a whole id: 0006. */
    PARTIAL_ROW {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return answer.errors().contains("resolution")
                    && question.from().stream().anyMatch(row -> !question.ids().contains(row));
        }
    },
    /** What follows from an unordered table is not guessed: 0006. */
    SEVERAL_ROWS {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return question.op().equals("downgrade")
                    && question.from().size() > 1
                    && question.to().get(0).matches("-\\d+")
                    && answer.errors().contains("revision_error");
        }
    },
    /** Rows of which one includes another are refused for every move: 0006. */
    OVERLAPPING_ROWS {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return answer.errors().contains("revision_error") && overlap(question.graph(), question.from());
        }
    },
    /** A name before @ that does not exist is an error: 0007. */
    UNKNOWN_NAME {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return answer.errors().contains("resolution")
                    && question.to().stream().anyMatch(target -> target.contains("@") && !isKnown(question, target));
        }

        private boolean isKnown(PeerCase question, String target) {
            String name = target.substring(0, target.indexOf('@'));
            RevisionGraph graph = question.graph();
            return Stream.concat(question.ids().stream(), graph.labels().stream())
                    .anyMatch(known -> known.startsWith(name));
        }
    },
    /** In a downgrade, too, what stands after @ must belong to what stands before: 0007. */
    NOT_OF_NAME {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            String target = question.to().isEmpty() ? "" : question.to().get(0);
            return question.op().equals("downgrade")
                    && answer.errors().contains("resolution")
                    && target.contains("@")
                    && question.graph()
                            .find(target.substring(target.indexOf('@') + 1).replaceAll("[+-]\\d+$", ""))
                            .isPresent();
        }
    },
    /** In a downgrade, too, the name before @ says which head: 0007. */
    HEAD_OF_NAME {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return question.op().equals("downgrade")
                    && question.error().equals("multiple_heads")
                    && question.to().get(0).matches(".+@heads?([+-]\\d+)?")
                    && new Resolution(question.graph(), new State(List.of()), List.of())
                                    .of(Target.parse(
                                            question.graph(),
                                            question.to().get(0).replaceAll("[+-]\\d+$", "")))
                                    .size()
                            == 1;
        }
    },
    /** A relative target needs a place to count from: 0007. */
    RELATIVE_FROM_NOWHERE {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return Set.of("resolve", "resolve_one", "stamp").contains(question.op())
                    && question.to().stream().anyMatch(target -> target.matches(".*[+-]\\d+"))
                    && answer.errors().equals(Set.of("resolution"));
        }
    },
    /** In an empty history there is nothing to count: 0007. */
    RELATIVE_IN_NOTHING {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return question.ids().isEmpty() && answer.errors().contains("revision_error");
        }
    },
    /** A range may begin at a relative target, as it may end at one: 0007. */
    RELATIVE_START {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            return question.op().equals("history")
                    && question.json().path("base").asText().matches(".+[+-]\\d+")
                    && question.error().equals("resolution")
                    && answer.errors().isEmpty();
        }
    },
    /** No row includes another one: 0008. */
    NO_OVERLAP {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            RevisionGraph graph = question.graph();
            List<String> theirs = PeerCase.texts(question.expect().path("heads_after"));
            return answer.errors().isEmpty()
                    && overlap(graph, theirs)
                    && graph.maximal(graph.ancestors(theirs)).equals(answer.after());
        }
    },
    /** The destinations of one stamp hold together: 0008. */
    STAMP_TOGETHER {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            RevisionGraph graph = question.graph();
            List<String> theirs = PeerCase.texts(question.expect().path("heads_after"));
            return question.op().equals("stamp")
                    && question.to().size() > 1
                    && graph.ancestors(answer.after()).containsAll(question.to())
                    && !graph.ancestors(theirs).containsAll(question.to());
        }
    },
    /** A stamp leaves to other lines what does not come after its destination: 0008. */
    STAMP_KEEPS {
        @Override
        boolean explains(PeerCase question, PeerAnswer answer) {
            if (!question.op().equals("stamp") || !answer.errors().isEmpty()) {
                return false;
            }
            RevisionGraph graph = question.graph();
            Set<String> line = new HashSet<>();
            for (String text : question.to()) {
                Target target = Target.parse(graph, text);
                target.scope().ifPresent(scope -> line.addAll(scope.lineage(graph)));
                List<String> ids = new Resolution(graph, new State(List.of()), graph.trees())
                        .of(target).stream().map(RevisionNode::id).toList();
                line.addAll(graph.lineage(ids, Edges.PARENTS));
            }
            Set<String> theirs = new HashSet<>(PeerCase.texts(question.expect().path("heads_after")));
            Set<String> kept = new HashSet<>(answer.after());
            boolean more = kept.containsAll(theirs);
            kept.removeAll(theirs);
            return more
                    && !line.isEmpty()
                    && kept.stream().noneMatch(line::contains)
                    && graph.ancestors(question.from()).containsAll(kept);
        }
    };

    private static boolean overlap(RevisionGraph graph, List<String> rows) {
        return rows.stream().allMatch(row -> graph.find(row).isPresent())
                && graph.maximal(graph.ancestors(rows)).size() < rows.size();
    }

    abstract boolean explains(PeerCase question, PeerAnswer answer);

    static Optional<Deviation> of(PeerCase question, PeerAnswer answer) {
        return Arrays.stream(values())
                .filter(deviation -> deviation.explains(question, answer))
                .findFirst();
    }
}
