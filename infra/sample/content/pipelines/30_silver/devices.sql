CREATE OR REPLACE TABLE lake.silver.devices AS
SELECT c.meter_id,
       max_by(u.postcode, c.valid_from) AS postcode,
       max_by(g.grid_area, c.valid_from) AS grid_area,
       min(c.valid_from) AS installed_on
FROM lake.bronze.contracts AS c
JOIN lake.bronze.customers AS u ON u.customer_id = c.customer_id
LEFT JOIN lake.reference.grid_areas AS g ON g.postcode_prefix = left(u.postcode, 2)
GROUP BY c.meter_id;
