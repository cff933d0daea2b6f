CREATE TABLE core.orders AS SELECT id, amount FROM raw.orders;
INSERT INTO core.copy SELECT * FROM core.orders;
INSERT INTO core.other SELECT * FROM raw.unknown;
SELECT FROM WHERE ((;
