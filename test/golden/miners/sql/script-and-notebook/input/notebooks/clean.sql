-- Databricks notebook source
DELETE FROM mart.orders WHERE id IS NULL

-- COMMAND ----------

MERGE INTO mart.customers t USING raw.customers s ON t.id = s.id WHEN MATCHED THEN UPDATE SET t.name = s.name
