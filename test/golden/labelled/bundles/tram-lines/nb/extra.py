# Databricks notebook source
# MAGIC %run ./names
# COMMAND ----------
df = spark.read.format("delta").load(ROOT + "/rides")
df.write.saveAsTable(TARGET)
