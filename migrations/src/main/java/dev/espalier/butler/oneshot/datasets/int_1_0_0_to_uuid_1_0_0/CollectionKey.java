package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.schema.Table;

/**
 * How the tables refer to collections: depends on the collections' manager.
 *
 * @param ofDataset the run of a dataset, in its own table
 * @param ofTag the collection, in the tables of tags
 * @param ofCollection what both refer to
 */
record CollectionKey(String ofDataset, String ofTag, String ofCollection) {
    private static final CollectionKey NUMBER = new CollectionKey("run_id", "collection_id", "collection_id");
    private static final CollectionKey NAME = new CollectionKey("run_name", "collection_name", "name");

    static CollectionKey of(Table dataset) {
        return dataset.column(NUMBER.ofDataset).isPresent() ? NUMBER : NAME;
    }
}
