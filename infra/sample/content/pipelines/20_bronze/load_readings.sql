MERGE INTO lake.bronze.readings AS t
USING (
  SELECT upper(trim(meter_id)) AS meter_id,
         to_timestamp(read_at) AS read_at,
         CAST(replace(kwh, ',', '.') AS DOUBLE) * CASE lower(unit) WHEN 'mwh' THEN 1000 ELSE 1 END AS kwh,
         status = 'E' AS estimated,
         loaded_at
  FROM lake.landing.meter_files
) AS s
ON t.meter_id = s.meter_id AND t.read_at = s.read_at
WHEN MATCHED AND s.loaded_at > t.loaded_at THEN UPDATE SET kwh = s.kwh, estimated = s.estimated, loaded_at = s.loaded_at
WHEN NOT MATCHED THEN INSERT (meter_id, read_at, kwh, estimated, loaded_at) VALUES (s.meter_id, s.read_at, s.kwh, s.estimated, s.loaded_at);
