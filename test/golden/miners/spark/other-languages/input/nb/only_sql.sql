-- Databricks notebook source
CREATE WIDGET TEXT schema DEFAULT 'core';

-- COMMAND ----------

CREATE TABLE shop.${schema}.days AS SELECT DISTINCT day FROM shop.core.orders
