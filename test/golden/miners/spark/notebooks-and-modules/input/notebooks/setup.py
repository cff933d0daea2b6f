# Databricks notebook source
def save(frame, name):
    frame.write.mode("overwrite").saveAsTable(name)

# COMMAND ----------

spark.read.json("/landing/calendar").write.saveAsTable("dev.core.calendar")
