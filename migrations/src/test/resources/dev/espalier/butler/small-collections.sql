CREATE TABLE butler_attributes (name TEXT, value TEXT NOT NULL, PRIMARY KEY (name));
INSERT INTO butler_attributes VALUES
    ('config:registry.managers.attributes', 'lsst.daf.butler.registry.attributes.DefaultButlerAttributeManager'),
    ('config:registry.managers.collections', '{collections}'),
    ('version:lsst.daf.butler.registry.attributes.DefaultButlerAttributeManager', '1.0.0'),
    ('version:{collections}', '2.0.0'),
    ('schema_digest:{collections}', 'digest');

CREATE TABLE collection ({number} name TEXT {nameNotNull}, type SMALLINT NOT NULL, doc TEXT, PRIMARY KEY ({key}){nameUnique});
CREATE TABLE run ({run} {textType}, host TEXT, PRIMARY KEY ({run}),
    CONSTRAINT fkey_run_collection_{key}_{run} FOREIGN KEY ({run}) REFERENCES collection ({key}) ON DELETE CASCADE);
CREATE TABLE collection_chain (parent {textType}, position SMALLINT, child {textType} NOT NULL, PRIMARY KEY (parent, position),
    CONSTRAINT fkey_collection_chain_collection_{key}_parent FOREIGN KEY (parent) REFERENCES collection ({key}) ON DELETE CASCADE,
    CONSTRAINT fkey_collection_chain_collection_{key}_child FOREIGN KEY (child) REFERENCES collection ({key}));
CREATE INDEX collection_chain_fkidx_parent ON collection_chain (parent);
CREATE INDEX collection_chain_fkidx_child ON collection_chain (child);

CREATE TABLE dataset_type (id {integer}, name TEXT NOT NULL, PRIMARY KEY (id));
INSERT INTO dataset_type VALUES (1, 'raw');
CREATE TABLE collection_summary_s ({inTags} {keyType}, dataset_type_id BIGINT, PRIMARY KEY ({inTags}, dataset_type_id),
    CONSTRAINT {summaryKey}
        FOREIGN KEY ({inTags}) REFERENCES collection ({key}) ON DELETE CASCADE,
    CONSTRAINT fkey_collection_summary_s_type FOREIGN KEY (dataset_type_id) REFERENCES dataset_type (id));
CREATE INDEX collection_summary_s_fkidx_{inTags} ON collection_summary_s ({inTags});
CREATE TABLE dataset (id {integer}, dataset_type_id BIGINT NOT NULL, {inDataset} {keyType} NOT NULL, PRIMARY KEY (id),
    CONSTRAINT fkey_dataset_run_{run}_{inDataset} FOREIGN KEY ({inDataset}) REFERENCES run ({run}) ON DELETE CASCADE);
CREATE INDEX dataset_fkidx_{inDataset} ON dataset ({inDataset});
CREATE TABLE dataset_tags_1 (dataset_type_id BIGINT NOT NULL, dataset_id BIGINT, {inTags} {keyType}, detector BIGINT NOT NULL,
    PRIMARY KEY (dataset_id, {inTags}),
    CONSTRAINT dataset_tags_1_len_detector CHECK (detector < 1000),
    CONSTRAINT dataset_tags_1_unq_dataset_type_id_{inTags}_detector UNIQUE (dataset_type_id, {inTags}, detector),
    CONSTRAINT fkey_dataset_tags_1_dataset_id_dataset_id FOREIGN KEY (dataset_id) REFERENCES dataset (id) ON DELETE CASCADE,
    CONSTRAINT fkey_dataset_tags_1_collection_{key}_{inTags} FOREIGN KEY ({inTags}) REFERENCES collection ({key}),
    CONSTRAINT {tagsKey}
        FOREIGN KEY ({inTags}, dataset_type_id) REFERENCES collection_summary_s ({inTags}, dataset_type_id));
CREATE INDEX dataset_tags_1_fkidx_{inTags}_dataset_type_id ON dataset_tags_1 ({inTags}, dataset_type_id);
CREATE INDEX dataset_tags_1_fkidx_dataset_id ON dataset_tags_1 (dataset_id);
CREATE TABLE dataset_calibs_1 (id {integer}, {inTags} {keyType} NOT NULL, since BIGINT, PRIMARY KEY (id));
CREATE INDEX dataset_calibs_1_idx_{inTags}_since ON dataset_calibs_1 ({inTags}, since);
CREATE INDEX odd ON dataset_calibs_1 (since, {inTags});
