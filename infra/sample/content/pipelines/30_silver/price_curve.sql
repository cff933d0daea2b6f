CREATE OR REPLACE TABLE lake.silver.price_curve AS
SELECT p.zone, p.starts_at,
       max(CASE WHEN p.product = 'day-ahead' THEN p.euro_per_mwh END) AS day_ahead,
       max(CASE WHEN p.product = 'intraday' THEN p.euro_per_mwh END) AS intraday
FROM lake.bronze.prices AS p
GROUP BY p.zone, p.starts_at;

CREATE OR REPLACE VIEW lake.silver.price_daily AS
SELECT zone, CAST(starts_at AS DATE) AS day, avg(day_ahead) AS day_ahead, min(day_ahead) AS lowest, max(day_ahead) AS highest
FROM lake.silver.price_curve
GROUP BY zone, CAST(starts_at AS DATE);
