INSERT INTO collection VALUES ('u/b', 1, NULL), ('it''s', 2, 'tagged'), ('u/a', 1, ''), ('all', 3, NULL);
INSERT INTO run VALUES ('u/a', 'host'), ('u/b', NULL);
INSERT INTO collection_chain VALUES ('all', 0, 'u/b'), ('all', 1, 'it''s');
INSERT INTO collection_summary_s VALUES ('u/a', 1), ('u/b', 1), ('it''s', 1);
INSERT INTO dataset VALUES (1, 1, 'u/a'), (2, 1, 'u/b');
INSERT INTO dataset_tags_1 VALUES (1, 1, 'u/a', 7), (1, 2, 'u/b', 8), (1, 2, 'it''s', 8);
INSERT INTO dataset_calibs_1 VALUES (1, 'all', 5);
