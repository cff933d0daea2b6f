CREATE OR REPLACE TABLE lake.gold.area_balance AS
WITH used AS (
  SELECT grid_area, CAST(read_at AS DATE) AS day, sum(kwh) / 1000 AS mwh
  FROM lake.silver.readings_hourly
  GROUP BY grid_area, CAST(read_at AS DATE)
), bought AS (
  SELECT t.book AS grid_area, x.day, sum(CASE t.side WHEN 'BUY' THEN t.volume_mwh ELSE -t.volume_mwh END / (datediff(t.delivery_to, t.delivery_from) + 1)) AS mwh
  FROM lake.bronze.trades AS t
  JOIN lake.reference.days AS x ON x.day BETWEEN t.delivery_from AND t.delivery_to
  GROUP BY t.book, x.day
)
SELECT u.grid_area, u.day, u.mwh AS used_mwh, coalesce(b.mwh, 0) AS bought_mwh, u.mwh - coalesce(b.mwh, 0) AS imbalance_mwh
FROM used AS u
LEFT JOIN bought AS b ON b.grid_area = u.grid_area AND b.day = u.day;
