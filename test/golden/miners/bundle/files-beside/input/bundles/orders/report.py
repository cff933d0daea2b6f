# Databricks notebook source
# MAGIC %run ../../library/names

# COMMAND ----------
spark.table(LOADED).write.saveAsTable("main.sales.report")
