CREATE OR REPLACE TABLE lake.silver.readings_daily AS
SELECT meter_id, CAST(read_at AS DATE) AS day, sum(kwh) AS kwh
FROM lake.bronze.readings
GROUP BY meter_id, CAST(read_at AS DATE);
