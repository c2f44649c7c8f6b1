package dev.espalier.cli.c;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the tree c: what cannot be carried out. */
@Placeholders({@Revision(id = "9c4d503044be", tree = C.TREE)})
interface C {
    String TREE = "c";
}
