CREATE OR REPLACE VIEW lake.gold.forecast_error AS
SELECT CAST(f.at AS DATE) AS day,
       sum(abs(f.load - r.kwh)) / nullif(sum(r.kwh), 0) AS error_share
FROM lake.gold.load_forecast AS f
JOIN (SELECT read_at, sum(kwh) AS kwh FROM lake.silver.readings_hourly GROUP BY read_at) AS r ON r.read_at = f.at
GROUP BY CAST(f.at AS DATE);
