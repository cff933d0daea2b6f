# Databricks notebook source
# MAGIC %md
# MAGIC # Load profile by day kind

# COMMAND ----------

from lakehouse.forecast.calendar import day_kind
from pyspark.sql import functions as F

# COMMAND ----------

readings = spark.table("lake.silver.readings_hourly")
profile = readings.groupBy(F.hour("read_at").alias("hour")).agg(F.avg("kwh").alias("kwh"))
display(profile)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT grid_area, sum(kwh) AS kwh FROM lake.silver.readings_hourly GROUP BY grid_area

# COMMAND ----------


def peak_hour(frame):
    return frame.orderBy(F.desc("kwh")).first()["hour"]


print(peak_hour(profile), day_kind)
