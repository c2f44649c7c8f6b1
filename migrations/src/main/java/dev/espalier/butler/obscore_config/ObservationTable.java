package dev.espalier.butler.obscore_config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The table that follows from a configuration: one row for each dataset that is an observation.
 *
 * @param columns its columns, without that of the dataset
 * @param indexes the columns of each index
 */
record ObservationTable(String name, List<Column> columns, List<List<String>> indexes) {
    private static final String DATASET = "registry_dataset_id";

    /** The plugin of the standard columns, which is there in any case. */
    private static final String STANDARD_PLUGIN =
            "lsst.daf.butler.registry.obscore.default_spatial.DefaultSpatialObsCorePlugin";

    /**
     * The table of that configuration.
     *
     * @throws Obstacle when Butler cannot use the configuration, or the table cannot be made
     */
    static ObservationTable of(ObjectNode configuration) {
        Members members = new Members(configuration);
        checkCollections(members);
        refuseSpatial(members);
        Map<String, Column> columns = new LinkedHashMap<>();
        StandardColumns.FIRST.forEach(column -> columns.put(column.name(), column));
        addExtra(columns, members);
        for (Map.Entry<String, JsonNode> type : members.mapping("dataset_types")) {
            Members ofType = new Members(type.getValue());
            ofType.text("dataproduct_type");
            ofType.number("calib_level");
            addExtra(columns, ofType);
        }
        StandardColumns.SPATIAL.forEach(column -> columns.put(column.name(), column));
        columns.remove(DATASET);
        return new ObservationTable(
                members.text("table_name", "obscore"), List.copyOf(columns.values()), indexes(members, columns));
    }

    private static void checkCollections(Members members) {
        members.text("facility_name");
        String type = members.text("collection_type");
        if (!List.of("RUN", "TAGGED").contains(type)) {
            throw new Obstacle(
                    "the observation table's configuration: collection_type is " + type + "; it must be RUN or TAGGED");
        } else if (type.equals("TAGGED") && members.texts("collections").size() != 1) {
            throw new Obstacle("the observation table's configuration: collection_type is TAGGED; then collections must"
                    + " name exactly one");
        }
    }

    private static void refuseSpatial(Members members) {
        for (Map.Entry<String, JsonNode> plugin : members.mappingOrNone("spatial_plugins")) {
            String name = new Members(plugin.getValue()).text("cls");
            if (!name.equals(STANDARD_PLUGIN)) {
                throw new Obstacle("the observation table's configuration: the columns of spatial plugin " + name
                        + " cannot be made; leave spatial_plugins." + plugin.getKey() + " out");
            }
        }
        if (members.configuration().hasNonNull("spatial_backend")) {
            throw new Obstacle("the observation table's configuration: the columns of spatial_backend "
                    + members.configuration().get("spatial_backend") + " cannot be made; set it to null");
        }
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
            indexed.stream()
                    .filter(column -> !columns.containsKey(column) && !column.equals(DATASET))
                    .findFirst()
                    .ifPresent(column -> {
                        throw new Obstacle("the observation table's configuration: index " + index.getKey()
                                + " is on column " + column + ", which the table does not have; correct it");
                    });
            indexes.add(indexed);
        }
        return indexes.stream().distinct().toList();
    }

    /**
     * Looks whether the table can be made, or is there already.
     *
     * @throws Obstacle when another table is in its place
     */
    void check(MigrationContext db) {
        TreeSet<String> wanted = new TreeSet<>(List.of(DATASET));
        columns.forEach(column -> wanted.add(column.name()));
        db.table(name).ifPresent(found -> {
            TreeSet<String> there = new TreeSet<>();
            found.columns().forEach(column -> there.add(column.name()));
            if (!there.equals(wanted)) {
                throw new Obstacle(
                        "there is a table " + name + " already, with other columns than the configuration's;"
                                + " if it was left by a downgrade, drop it: `butler obscore update-table` makes its rows again");
            }
        });
    }

    /** Makes the table, unless it is there already. */
    void create(MigrationContext db) {
        if (db.table(name).isPresent()) {
            db.report("table " + name + " is there already, and kept with its rows");
            return;
        }
        TableChange table = TableChange.create(name);
        for (Column column : columns) {
            table = table.addColumn(column.name(), column.type());
        }
        table = table.addColumn(DATASET, datasetId(db))
                .setNotNull(DATASET)
                .addPrimaryKey(DATASET)
                .addForeignKey(Table.ForeignKey.of(List.of(DATASET), "dataset", List.of("id"))
                        .with("ON DELETE CASCADE"));
        for (List<String> index : indexes) {
            table = table.addIndex(index.toArray(String[]::new));
        }
        db.alter(db.dialect() == Dialect.SQLITE ? withChecks(table) : table);
        if (db.dialect() == Dialect.POSTGRESQL) {
            comment(db);
        }
    }

    private static ColumnType datasetId(MigrationContext db) {
        return db.table("dataset")
                .flatMap(dataset -> dataset.column("id"))
                .map(id -> ColumnType.same(id.type()))
                .orElseThrow(() -> new Obstacle("there is no table dataset, which the rows of an observation table"
                        + " refer to; make the registry's datasets first"));
    }

    private TableChange withChecks(TableChange table) {
        TableChange checked = table;
        for (Column column : columns) {
            if (column.atMost().isPresent()) {
                String length = "length(" + Dialect.SQLITE.quote(column.name()) + ")";
                checked = checked.addCheck(
                        name + "_len_" + column.name(),
                        length + "<=" + column.atMost().getAsInt() + " AND " + length + ">=1");
            }
        }
        return checked;
    }

    private void comment(MigrationContext db) {
        for (Column column : columns) {
            if (!column.meaning().isEmpty()) {
                db.execute("COMMENT ON COLUMN " + db.dialect().quote(name) + "."
                        + db.dialect().quote(column.name()) + " IS '"
                        + column.meaning().replace("'", "''") + "'");
            }
        }
    }
}
