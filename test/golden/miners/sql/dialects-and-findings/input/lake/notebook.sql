-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Title

-- COMMAND ----------

CREATE TEMP VIEW v AS SELECT * FROM a.b

-- COMMAND ----------

MERGE INTO c.d t USING v ON t.id = v.id WHEN MATCHED THEN UPDATE SET x = v.x
