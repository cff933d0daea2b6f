# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT * FROM bronze.orders

# COMMAND ----------

from pyspark.sql import functions as F

df = spark.read.table("bronze.orders")
df.filter(F.col("x") > 1).write.saveAsTable("silver.orders")
dbutils.notebook.run("./next", 60)
