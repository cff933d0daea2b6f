CREATE OR REPLACE TABLE lake.silver.readings_hourly AS
WITH ranked AS (
  SELECT r.meter_id, date_trunc('HOUR', r.read_at) AS read_at, r.kwh, r.estimated,
         row_number() OVER (PARTITION BY r.meter_id, date_trunc('HOUR', r.read_at) ORDER BY r.estimated, r.loaded_at DESC) AS place
  FROM lake.bronze.readings AS r
)
SELECT k.meter_id, k.read_at, k.kwh, k.estimated, d.grid_area
FROM ranked AS k
LEFT JOIN lake.silver.devices AS d ON d.meter_id = k.meter_id
WHERE k.place = 1;
