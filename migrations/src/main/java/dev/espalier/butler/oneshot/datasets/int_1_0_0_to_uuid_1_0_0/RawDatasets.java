package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0.IdMap.NewId;
import dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0.RawDatasetsMapper.Raw;
import dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0.RawDatasetsMapper.Unknown;
import dev.espalier.graph.Count;
import dev.espalier.graph.RevisionId;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The datasets whose ids follow from their run and data id.
 *
 * @param type the id of their dataset type
 * @param tags the table of their data ids, quoted
 * @param key how the tables refer to collections
 * @param dimensions what a data id consists of, by name
 */
record RawDatasets(long type, String tags, CollectionKey key, List<Dimension> dimensions) {
    private static final Set<String> NOT_DIMENSIONS =
            Set.of("dataset_id", "dataset_type_id", "collection_id", "collection_name");

    /** A dimension: its name, and the column of its values, quoted. */
    record Dimension(String name, String column) {}

    /**
     * The raws of a registry, or nothing when it has no such dataset type.
     *
     * @throws Obstacle when a table is missing
     */
    static Optional<RawDatasets> of(MigrationContext db) {
        RawDatasetsMapper mapper = db.mapper(RawDatasetsMapper.class);
        return mapper.datasetType("raw").map(type -> {
            List<Dimension> dimensions = table(db, type.tags()).columns().stream()
                    .map(Table.Column::name)
                    .filter(column -> !NOT_DIMENSIONS.contains(column))
                    .sorted()
                    .map(column -> new Dimension(column, db.dialect().quote(column)))
                    .toList();
            CollectionKey key = CollectionKey.of(table(db, "dataset"));
            return new RawDatasets(type.id(), db.dialect().quote(type.tags()), key, dimensions);
        });
    }

    private static Table table(MigrationContext db, String name) {
        return db.table(name)
                .orElseThrow(() -> new Obstacle("the table " + name
                        + " is missing, so the ids of raw datasets cannot be made; restore it, then upgrade again"));
    }

    /**
     * Looks for raws whose new id cannot be made.
     *
     * @throws Obstacle when there are some
     */
    void check(MigrationContext db) {
        List<Unknown> first = db.mapper(RawDatasetsMapper.class).unknown(this);
        if (!first.isEmpty()) {
            String ids = first.stream().map(raw -> Long.toString(raw.id())).collect(Collectors.joining(", "));
            throw new Obstacle("the new id of a raw dataset follows from its row in " + tags
                    + " for its own run, which is missing for "
                    + Count.of(first.get(0).total(), "dataset") + " (first ids: " + ids
                    + "); add these rows or delete these datasets, then upgrade again");
        }
    }

    /**
     * Adds their new ids to the map, a page at a time.
     *
     * @return how many
     */
    long addTo(IdMap ids, MigrationContext db) {
        RawDatasetsMapper mapper = db.mapper(RawDatasetsMapper.class);
        long added = 0;
        for (List<Raw> page = mapper.page(this, Long.MIN_VALUE); !page.isEmpty(); ) {
            ids.add(page.stream().map(RawDatasets::newId).toList());
            added += page.size();
            page = mapper.page(this, page.get(page.size() - 1).id());
        }
        return added;
    }

    private static NewId newId(Raw raw) {
        String name = "dataset_type=raw,run=" + raw.name();
        return new NewId(
                raw.id(),
                RevisionId.uuid5(RevisionId.NAMESPACE, name).toString().replace("-", ""));
    }
}
