-- Databricks notebook source
USE CATALOG shop

-- COMMAND ----------

-- MAGIC %python
-- MAGIC spark.table("core.days").createOrReplaceTempView("d")

-- COMMAND ----------

CREATE TABLE core.weeks AS
SELECT week FROM d
