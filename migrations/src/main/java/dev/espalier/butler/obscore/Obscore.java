package dev.espalier.butler.obscore;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the observation table: what cannot be carried out. */
@Placeholders({@Revision(id = "8b8e030aba2b", tree = Obscore.TREE)})
interface Obscore {
    String TREE = "obscore";
    String LIVE_TABLE = "ObsCoreLiveTableManager";
}
