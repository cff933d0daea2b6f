-- daily load
CREATE OR REPLACE TABLE mart.orders AS
WITH recent AS (SELECT * FROM raw.orders WHERE day > '2026-01-01')
SELECT r.id, c.name FROM recent r JOIN raw.customers c ON c.id = r.customer_id;

INSERT INTO mart.audit SELECT count(*) FROM mart.orders;
SELECT FROM WHERE ((;
