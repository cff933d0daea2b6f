from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.table("core.orders").write.saveAsTable("mart.orders")
