# Databricks notebook source
frame = spark.read.json("/landing/orders")
frame.write.saveAsTable("core.orders")

# COMMAND ----------

spark.table("core.orders").join(spark.table("core.days"), "day").write.saveAsTable("mart.sales")
