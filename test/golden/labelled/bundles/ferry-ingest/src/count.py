from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
schema = spark.conf.get("ferry.schema")
spark.read.table(f"ferry.{schema}.level").groupBy("day").count().write.saveAsTable(f"ferry.{schema}.level_count")
