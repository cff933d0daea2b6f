"""Runs every night."""
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.table("dev.core.orders").write.format("delta").save("/exports/orders")
spark.table(sys.argv[1]).count()
