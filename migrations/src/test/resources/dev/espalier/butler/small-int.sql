CREATE TABLE butler_attributes (name TEXT, value TEXT NOT NULL, PRIMARY KEY (name));
INSERT INTO butler_attributes VALUES
    ('config:registry.managers.attributes', 'lsst.daf.butler.registry.attributes.DefaultButlerAttributeManager'),
    ('config:registry.managers.collections', '{collections}'),
    ('config:registry.managers.datasets', 'lsst.daf.butler.registry.datasets.byDimensions._manager.ByDimensionsDatasetRecordStorageManager'),
    ('config:registry.managers.datastores', 'lsst.daf.butler.registry.bridge.monolithic.MonolithicDatastoreRegistryBridgeManager'),
    ('version:lsst.daf.butler.registry.attributes.DefaultButlerAttributeManager', '1.0.0'),
    ('version:{collections}', '2.0.0'),
    ('version:lsst.daf.butler.registry.datasets.byDimensions._manager.ByDimensionsDatasetRecordStorageManager', '1.0.0'),
    ('version:lsst.daf.butler.registry.bridge.monolithic.MonolithicDatastoreRegistryBridgeManager', '0.2.0');

CREATE TABLE collection (collection_id {integer}, name TEXT NOT NULL, type SMALLINT NOT NULL, UNIQUE (name), PRIMARY KEY ({key}));
INSERT INTO collection VALUES (1, 'Cam/raw/all', 1), (2, 'u/tagged', 2);
CREATE TABLE run ({run} {keyType}, PRIMARY KEY ({run}),
    CONSTRAINT fkey_run FOREIGN KEY ({run}) REFERENCES collection ({key}) ON DELETE CASCADE);
INSERT INTO run SELECT {key} FROM collection WHERE name = 'Cam/raw/all';

CREATE TABLE dataset_type (id {integer}, name TEXT NOT NULL, tag_association_table TEXT NOT NULL, PRIMARY KEY (id));
INSERT INTO dataset_type VALUES (1, 'raw', 'dataset_tags_00000001'), (2, 'calexp', 'dataset_tags_00000002');
CREATE TABLE dataset (id {integer}, dataset_type_id BIGINT NOT NULL, {inDataset} {keyType} NOT NULL, PRIMARY KEY (id),
    CONSTRAINT fkey_type FOREIGN KEY (dataset_type_id) REFERENCES dataset_type (id),
    CONSTRAINT fkey_run FOREIGN KEY ({inDataset}) REFERENCES run ({run}) ON DELETE CASCADE);
CREATE INDEX dataset_fkidx_type ON dataset (dataset_type_id);
INSERT INTO dataset SELECT d.id, d.type, run.{run} FROM run, (
    SELECT 1 AS id, 1 AS type UNION SELECT 2, 1 UNION SELECT 3, 2 UNION SELECT 4, 2) d;

CREATE TABLE dataset_tags_00000001 (
    dataset_type_id BIGINT NOT NULL, dataset_id BIGINT, {inTags} {keyType},
    instrument VARCHAR(16) NOT NULL, "group" TEXT NOT NULL, detector BIGINT NOT NULL, PRIMARY KEY (dataset_id, {inTags}),
    CONSTRAINT unq_tag UNIQUE (dataset_type_id, {inTags}, instrument, "group", detector),
    CONSTRAINT fkey_dataset FOREIGN KEY (dataset_id) REFERENCES dataset (id) ON DELETE CASCADE);
INSERT INTO dataset_tags_00000001 SELECT 1, 1, {key}, 'Cam', 'it''s, so', 0 FROM collection;
INSERT INTO dataset_tags_00000001 SELECT 1, 2, {run}, 'Cam', 'it''s, so', 1 FROM run;
CREATE TABLE dataset_tags_00000002 (
    dataset_type_id BIGINT NOT NULL, dataset_id BIGINT, {inTags} {keyType},
    visit BIGINT NOT NULL, PRIMARY KEY (dataset_id, {inTags}),
    CONSTRAINT fkey_dataset FOREIGN KEY (dataset_id) REFERENCES dataset (id) ON DELETE CASCADE);
INSERT INTO dataset_tags_00000002 SELECT 2, 3, {run}, 33 FROM run;
CREATE TABLE dataset_calibs_00000002 (
    id {integer}, dataset_id BIGINT NOT NULL, PRIMARY KEY (id),
    CONSTRAINT fkey_dataset FOREIGN KEY (dataset_id) REFERENCES dataset (id) ON DELETE CASCADE);
INSERT INTO dataset_calibs_00000002 VALUES (1, 3);

CREATE TABLE dataset_location (
    datastore_name TEXT NOT NULL, dataset_id BIGINT, PRIMARY KEY (datastore_name, dataset_id),
    CONSTRAINT fkey_dataset FOREIGN KEY (dataset_id) REFERENCES dataset (id));
INSERT INTO dataset_location VALUES ('store', 1), ('store', 2), ('store', 3);
CREATE TABLE dataset_location_trash (
    datastore_name TEXT NOT NULL, dataset_id BIGINT, PRIMARY KEY (datastore_name, dataset_id));
INSERT INTO dataset_location_trash VALUES ('store', 9);
CREATE TABLE file_datastore_records (dataset_id BIGINT, path TEXT NOT NULL, PRIMARY KEY (dataset_id));
INSERT INTO file_datastore_records VALUES (1, 'raw-0'), (2, 'raw-1'), (3, 'calexp'), (9, 'trashed');
