INSERT INTO lake.gold.imbalance_cost
SELECT a.grid_area, a.day, a.imbalance_mwh, p.day_ahead,
       a.imbalance_mwh * p.day_ahead * CASE WHEN a.imbalance_mwh > 0 THEN 1.15 ELSE 0.85 END AS cost_eur
FROM lake.gold.area_balance AS a
JOIN lake.silver.price_daily AS p ON p.day = a.day AND p.zone = 'DE-LU'
WHERE a.day = current_date() - INTERVAL 1 DAY;
