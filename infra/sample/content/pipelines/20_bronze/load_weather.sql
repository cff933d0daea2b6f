INSERT INTO lake.bronze.weather
SELECT station,
       to_timestamp(observed_at) AS observed_at,
       try_cast(temperature AS DOUBLE) AS temperature,
       try_cast(wind AS DOUBLE) AS wind,
       try_cast(radiation AS DOUBLE) AS radiation,
       loaded_at
FROM lake.landing.weather_files
WHERE try_cast(temperature AS DOUBLE) IS NOT NULL;
