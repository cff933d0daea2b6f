// Databricks notebook source
val orders = spark.table("shop.raw.orders")

// COMMAND ----------

// MAGIC %sql
// MAGIC INSERT INTO shop.core.orders
// MAGIC SELECT * FROM shop.raw.orders_new

// COMMAND ----------

orders.write.saveAsTable("shop.core.copy")
