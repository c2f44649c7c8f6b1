CREATE TABLE butler_attributes (name TEXT, value TEXT NOT NULL, PRIMARY KEY (name));
INSERT INTO butler_attributes VALUES
    ('config:registry.managers.dimensions', 'lsst.daf.butler.registry.dimensions.static.StaticDimensionRecordStorageManager'),
    ('version:lsst.daf.butler.registry.dimensions.static.StaticDimensionRecordStorageManager', '6.0.0'),
    ('config:dimensions.json', '{"version": 0, "elements": {"instrument": {"keys": []},
        "physical_filter": {"requires": ["instrument"], "implies": ["band"]},
        "visit": {"requires": ["instrument"], "implies": ["physical_filter", "visit_system"]},
        "exposure": {"requires": ["instrument"], "implies": ["physical_filter"]},
        "visit_definition": {"requires": ["exposure", "visit_system"], "implies": ["visit"]}}}');

CREATE TABLE instrument (name VARCHAR(16) NOT NULL, PRIMARY KEY (name));
CREATE TABLE physical_filter (instrument VARCHAR(16) NOT NULL, name VARCHAR(32) NOT NULL, band VARCHAR(32),
    PRIMARY KEY (instrument, name));
CREATE TABLE visit_system (instrument VARCHAR(16) NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (instrument, id));
CREATE TABLE visit (instrument VARCHAR(16) NOT NULL, id BIGINT NOT NULL, physical_filter VARCHAR(32),
    visit_system BIGINT, target_name TEXT, PRIMARY KEY (instrument, id),
    CONSTRAINT fkey_filter FOREIGN KEY (instrument, physical_filter) REFERENCES physical_filter (instrument, name),
    CONSTRAINT fkey_system FOREIGN KEY (instrument, visit_system) REFERENCES visit_system (instrument, id));
CREATE TABLE exposure (instrument VARCHAR(16) NOT NULL, id BIGINT NOT NULL, physical_filter VARCHAR(32),
    PRIMARY KEY (instrument, id),
    CONSTRAINT fkey_filter_of_exposure FOREIGN KEY (instrument, physical_filter) REFERENCES physical_filter (instrument, name));
CREATE TABLE visit_definition (instrument VARCHAR(16) NOT NULL, exposure BIGINT NOT NULL, visit_system BIGINT NOT NULL,
    visit BIGINT, PRIMARY KEY (instrument, exposure, visit_system),
    CONSTRAINT fkey_visit FOREIGN KEY (instrument, visit) REFERENCES visit (instrument, id));
INSERT INTO instrument VALUES ('CamA'), ('CamB');
INSERT INTO physical_filter VALUES ('CamA', 'g', 'g'), ('CamA', 'none=0', NULL), ('CamB', 'r', 'r'), ('CamB', 'none=0', NULL);
INSERT INTO visit_system VALUES ('CamA', 0), ('CamB', 0);
INSERT INTO visit VALUES ('CamA', 1, 'g', 0, 'one'), ('CamA', 2, NULL, 0, 'two');
INSERT INTO exposure VALUES ('CamA', 1, 'g'), ('CamB', 1, NULL), ('CamB', 2, NULL);
INSERT INTO visit_definition VALUES ('CamA', 1, 0, 1);

CREATE TABLE patch_skypix_overlap (skypix_system VARCHAR(16) NOT NULL, skypix_level SMALLINT NOT NULL,
    skypix_index BIGINT NOT NULL, skymap TEXT NOT NULL, tract BIGINT NOT NULL, patch BIGINT NOT NULL);
CREATE TABLE tract_skypix_overlap (skypix_system VARCHAR(16) NOT NULL, skypix_level SMALLINT NOT NULL,
    skypix_index BIGINT NOT NULL, skymap TEXT NOT NULL, tract BIGINT NOT NULL);
CREATE TABLE visit_detector_region_skypix_overlap (skypix_system VARCHAR(16) NOT NULL, skypix_level SMALLINT NOT NULL,
    skypix_index BIGINT NOT NULL, instrument VARCHAR(16) NOT NULL, detector BIGINT NOT NULL, visit BIGINT NOT NULL);
CREATE TABLE visit_skypix_overlap (skypix_system VARCHAR(16) NOT NULL, skypix_level SMALLINT NOT NULL,
    skypix_index BIGINT NOT NULL, instrument VARCHAR(16) NOT NULL, visit BIGINT NOT NULL);
INSERT INTO visit_skypix_overlap VALUES ('htm', 7, 4242, 'CamA', 1);
