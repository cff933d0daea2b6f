-- Databricks notebook source
CREATE WIDGET TEXT schema DEFAULT 'core';
CREATE WIDGET DROPDOWN mode DEFAULT 'full' CHOICES SELECT * FROM VALUES ('full'), ('delta');

-- COMMAND ----------

-- MAGIC %md
-- MAGIC ## Days

-- COMMAND ----------

CREATE OR REPLACE TABLE ${schema}.days AS
SELECT day FROM raw.orders WHERE mode = :mode

-- COMMAND ----------

SELECT * FROM ${other}.days
