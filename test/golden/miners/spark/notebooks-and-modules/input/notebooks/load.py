# Databricks notebook source
dbutils.widgets.text("catalog", "dev", "Catalog")
dbutils.widgets.dropdown("mode", "full", ["full", "delta"])
catalog = dbutils.widgets.get("catalog")

# COMMAND ----------

# MAGIC %run ./setup

# COMMAND ----------

# MAGIC %md
# MAGIC ## Orders

# COMMAND ----------

orders = spark.table(f"{catalog}.raw.orders").filter("amount > 0")
orders.createOrReplaceTempView("recent_orders")

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TABLE dev.core.orders_by_day AS
# MAGIC SELECT day, count(*) AS n
# MAGIC FROM recent_orders
# MAGIC GROUP BY day

# COMMAND ----------

save(orders.join(spark.table("dev.raw.customers"), "customer_id"), "Dev.Core.Orders")

# COMMAND ----------

region = dbutils.widgets.get("region")
spark.read.parquet(f"/landing/{region}/orders")

# COMMAND ----------

display(spark.table("dev.core.orders_by_day"))
