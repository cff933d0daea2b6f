# Databricks notebook source
name = dbutils.widgets.get("table")

# COMMAND ----------

spark.table(name).write.saveAsTable("core.copy")
