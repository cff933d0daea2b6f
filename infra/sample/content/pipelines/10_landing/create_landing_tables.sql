-- Landing tables keep what arrived, as it arrived.
CREATE TABLE IF NOT EXISTS lake.landing.meter_files (
  meter_id STRING, read_at STRING, kwh STRING, unit STRING, status STRING, file_name STRING, loaded_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS lake.landing.weather_files (
  station STRING, observed_at STRING, temperature STRING, wind STRING, radiation STRING, file_name STRING, loaded_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS lake.landing.trade_files (
  trade_id STRING, book STRING, side STRING, volume_mwh STRING, price STRING, delivery_from STRING, delivery_to STRING, loaded_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS lake.landing.crm_customers (
  customer_id STRING, name_hash STRING, postcode STRING, segment STRING, changed_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS lake.landing.crm_contracts (
  contract_id STRING, customer_id STRING, meter_id STRING, tariff_code STRING, valid_from DATE, valid_to DATE, changed_at TIMESTAMP
);
