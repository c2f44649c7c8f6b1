package dev.espalier.cli.scaffold;

import dev.espalier.graph.RevisionId;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.processor.JavaNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds a tree: an interface with the tree's root. */
public final class NewTree {
    private NewTree() {}

    /**
     * Writes the interface.
     *
     * @param packageName its package; empty: where the folder's trees are
     * @throws NotWritten when there is such a tree, or the name is no tree's
     */
    public static Written write(SourceModule module, TreeName tree, Optional<String> packageName) {
        module.declares(tree).ifPresent(place -> {
            throw new NotWritten("Version tree '" + tree + "' already exists in " + place);
        });
        String where = packageName.orElseGet(() -> module.packageOf(tree));
        String type = JavaNames.interfaceOf(tree);
        String id = RevisionId.ofRoot(tree);
        module.check(new RevisionNode(id, List.of(), List.of(), tree, "", "", Set.of(), where + "." + type, "", ""));
        SourceFile file = module.file(where, type);
        return new Written(id, file.path(), true, file.create(SourceText.tree(where, tree)));
    }
}
