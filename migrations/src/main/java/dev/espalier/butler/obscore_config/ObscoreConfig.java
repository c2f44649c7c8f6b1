package dev.espalier.butler.obscore_config;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/**
 * The history of the observation table's configuration; its namespace stands in a manager's place: what cannot be
 * carried out.
 */
@Placeholders({@Revision(id = "2daeabfb5019", tree = ObscoreConfig.TREE)})
interface ObscoreConfig {
    String TREE = "obscore-config";
    String EMBARGO = "embargo";
}
