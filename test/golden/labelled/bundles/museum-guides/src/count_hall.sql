-- Databricks notebook source
CREATE WIDGET TEXT season DEFAULT 'spring';
-- COMMAND ----------
INSERT INTO ${catalog}.lab_visits.hall_count
SELECT hall, count(*) AS n FROM IDENTIFIER(:catalog || '.raw.gate_' || :hall) WHERE season = :season GROUP BY hall
