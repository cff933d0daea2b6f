OPTIMIZE lake.bronze.readings ZORDER BY (meter_id, read_at);

OPTIMIZE lake.silver.readings_hourly ZORDER BY (read_at);

DELETE FROM lake.landing.meter_files WHERE loaded_at < current_date() - INTERVAL 90 DAYS;

DELETE FROM lake.landing.weather_files WHERE loaded_at < current_date() - INTERVAL 90 DAYS;
