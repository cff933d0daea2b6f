import sys

from pyspark.sql import SparkSession

line, schema = sys.argv[1:3]
spark = SparkSession.builder.getOrCreate()
spark.sql(f"INSERT OVERWRITE {schema}.line_{line} SELECT * FROM tramold.core.ride WHERE line = {line}")
