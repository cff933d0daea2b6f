CREATE OR REPLACE VIEW lake.silver.weather_by_area AS
SELECT s.grid_area,
       date_trunc('HOUR', w.observed_at) AS observed_at,
       avg(w.temperature) AS temperature,
       avg(w.wind) AS wind,
       avg(w.radiation) AS radiation
FROM lake.bronze.weather AS w
JOIN lake.reference.stations AS s ON s.station = w.station
GROUP BY s.grid_area, date_trunc('HOUR', w.observed_at);
