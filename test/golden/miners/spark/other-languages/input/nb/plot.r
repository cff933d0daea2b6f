# Databricks notebook source
library(ggplot2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM shop.core.orders
