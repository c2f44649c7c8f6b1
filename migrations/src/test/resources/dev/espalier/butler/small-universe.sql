CREATE TABLE butler_attributes (name TEXT, value TEXT NOT NULL, PRIMARY KEY (name));
INSERT INTO butler_attributes VALUES
    ('config:registry.managers.dimensions', 'lsst.daf.butler.registry.dimensions.static.StaticDimensionRecordStorageManager'),
    ('version:lsst.daf.butler.registry.dimensions.static.StaticDimensionRecordStorageManager', '6.0.0');

CREATE TABLE instrument (name VARCHAR(16) NOT NULL, class_name TEXT, PRIMARY KEY (name),
    CONSTRAINT instrument_len_name CHECK (length(name)<=16 AND length(name)>=1));
CREATE TABLE visit_system (instrument VARCHAR(16) NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (instrument, id),
    CONSTRAINT visit_system_len_instrument CHECK (length(instrument)<=16 AND length(instrument)>=1),
    CONSTRAINT fkey_system FOREIGN KEY (instrument) REFERENCES instrument (name));
CREATE TABLE visit (instrument VARCHAR(16) NOT NULL, id BIGINT NOT NULL, visit_system BIGINT, day_obs BIGINT,
    observation_reason VARCHAR(32), PRIMARY KEY (instrument, id),
    CONSTRAINT visit_len_instrument CHECK (length(instrument)<=16 AND length(instrument)>=1),
    CONSTRAINT visit_len_observation_reason CHECK (length(observation_reason)<=32 AND length(observation_reason)>=1),
    CONSTRAINT fkey_visit FOREIGN KEY (instrument) REFERENCES instrument (name),
    CONSTRAINT fkey_visit_system FOREIGN KEY (instrument, visit_system) REFERENCES visit_system (instrument, id));
CREATE TABLE exposure (instrument VARCHAR(16) NOT NULL, id BIGINT NOT NULL, observation_type VARCHAR(16),
    observation_reason VARCHAR(32), day_obs BIGINT, seq_num BIGINT, group_name TEXT, group_id BIGINT,
    PRIMARY KEY (instrument, id),
    CONSTRAINT exposure_len_instrument CHECK (length(instrument)<=16 AND length(instrument)>=1),
    CONSTRAINT exposure_len_observation_reason CHECK (length(observation_reason)<=32 AND length(observation_reason)>=1),
    CONSTRAINT fkey_exposure FOREIGN KEY (instrument) REFERENCES instrument (name));
CREATE TABLE visit_definition (instrument VARCHAR(16) NOT NULL, visit_system BIGINT NOT NULL, exposure BIGINT NOT NULL,
    visit BIGINT, PRIMARY KEY (instrument, visit_system, exposure),
    CONSTRAINT fkey_definition_exposure FOREIGN KEY (instrument, exposure) REFERENCES exposure (instrument, id),
    CONSTRAINT fkey_definition_visit FOREIGN KEY (instrument, visit) REFERENCES visit (instrument, id));
INSERT INTO instrument VALUES ('LSSTCam', 'lsst.obs.lsst.LsstCam'), ('CamB', 'b.Camera'), ('Idle', 'c.Camera');
INSERT INTO visit_system VALUES ('LSSTCam', 0), ('LSSTCam', 1), ('CamB', 0);
INSERT INTO visit VALUES ('LSSTCam', 10, 0, 20240430, 'survey'), ('LSSTCam', 20, 1, 20240501, NULL);
INSERT INTO exposure VALUES
    ('LSSTCam', 1, 'science', 'survey', 20240430, 7, 'g1', 1), ('LSSTCam', 2, 'flat', 'survey', 20240430, 5, 'g1', 1),
    ('LSSTCam', 3, NULL, NULL, 20231225, 1, 'g2', 2), ('LSSTCam', 4, 'dark', NULL, 20240501, 1, 'g3', 3),
    ('CamB', 1, 'sky flat', NULL, 20240501, 1, 'g1', 1);
INSERT INTO visit_definition VALUES ('LSSTCam', 0, 1, 10), ('LSSTCam', 0, 2, 10), ('LSSTCam', 1, 2, 10), ('LSSTCam', 1, 4, 20);
