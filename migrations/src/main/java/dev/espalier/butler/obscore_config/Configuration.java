package dev.espalier.butler.obscore_config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a configuration says of the observation table. */
final class Configuration {
    /** The plugin of the standard columns, which is there in any case. */
    private static final String STANDARD_PLUGIN =
            "lsst.daf.butler.registry.obscore.default_spatial.DefaultSpatialObsCorePlugin";

    private Configuration() {}

    /**
     * The table that follows from it.
     *
     * @throws dev.espalier.Obstacle when Butler cannot use the configuration, or the table cannot be made
     */
    static ObservationTable table(ObjectNode configuration) {
        Members members = new Members(configuration);
        checkCollections(members);
        refuseSpatial(members);
        Map<String, Column> columns = columns(members);
        return new ObservationTable(
                members.text("table_name", "obscore"), List.copyOf(columns.values()), indexes(members, columns));
    }

    private static void checkCollections(Members members) {
        members.text("facility_name");
        String type = members.text("collection_type");
        if (!List.of("RUN", "TAGGED").contains(type)) {
            throw Members.unusable("collection_type is " + type + "; it must be RUN or TAGGED");
        } else if (type.equals("TAGGED") && members.texts("collections").size() != 1) {
            throw Members.unusable("collection_type is TAGGED; then collections must name exactly one");
        }
    }

    private static void refuseSpatial(Members members) {
        for (Map.Entry<String, JsonNode> plugin : members.mappingOrNone("spatial_plugins")) {
            String name = new Members(plugin.getValue()).text("cls");
            if (!name.equals(STANDARD_PLUGIN)) {
                throw Members.unusable("the columns of spatial plugin " + name
                        + " cannot be made; leave spatial_plugins." + plugin.getKey() + " out");
            }
        }
        if (members.configuration().hasNonNull("spatial_backend")) {
            throw Members.unusable("the columns of spatial_backend "
                    + members.configuration().get("spatial_backend") + " cannot be made; set it to null");
        }
    }

    private static Map<String, Column> columns(Members members) {
        Map<String, Column> columns = new LinkedHashMap<>();
        StandardColumns.FIRST.forEach(column -> columns.put(column.name(), column));
        addExtra(columns, members);
        for (Map.Entry<String, JsonNode> type : members.mapping("dataset_types")) {
            Members ofType = new Members(type.getValue());
            ofType.text("dataproduct_type");
            ofType.number("calib_level");
            addExtra(columns, ofType);
        }
        StandardColumns.LAST.forEach(column -> columns.put(column.name(), column));
        columns.remove(ObservationTable.DATASET);
        return columns;
    }

    private static void addExtra(Map<String, Column> columns, Members members) {
        for (Map.Entry<String, JsonNode> extra : members.mappingOrNone("extra_columns")) {
            columns.putIfAbsent(extra.getKey(), ExtraColumn.of(extra.getKey(), extra.getValue()));
        }
    }

    private static List<List<String>> indexes(Members members, Map<String, Column> columns) {
        List<List<String>> indexes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> index : members.mappingOrNone("indices")) {
            List<String> indexed = new Members(members.configuration().get("indices")).texts(index.getKey());
            for (String column : indexed) {
                if (!columns.containsKey(column) && !column.equals(ObservationTable.DATASET)) {
                    throw Members.unusable("index " + index.getKey() + " is on column " + column
                            + ", which the table does not have; correct it");
                }
            }
            indexes.add(indexed);
        }
        return indexes.stream().distinct().toList();
    }
}
