package dev.espalier.cli.json;

import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.List;

/** Trees, by name. */
public record TreesJson(List<Tree> trees) {
    record Tree(String name, boolean oneShot) {}

    public static TreesJson of(Collection<TreeName> names) {
        return new TreesJson(names.stream()
                .map(name -> new Tree(name.text(), name.isOneShot()))
                .toList());
    }
}
