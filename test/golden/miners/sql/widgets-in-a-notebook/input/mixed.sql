-- Databricks notebook source
-- MAGIC %run ./setup

-- COMMAND ----------

CREATE TABLE left.to_spark AS SELECT 1 AS one
