package dev.espalier.butler.attributes;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the attributes table, a registry's own record of itself: what cannot be carried out. */
@Placeholders({@Revision(id = "f0a3531f97ca", tree = Attributes.TREE)})
interface Attributes {
    String TREE = "attributes";
    String DEFAULT = "DefaultButlerAttributeManager";
}
