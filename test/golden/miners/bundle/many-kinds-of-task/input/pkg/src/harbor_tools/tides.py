import argparse
from pyspark.sql import SparkSession
def main():
  p = argparse.ArgumentParser()
  p.add_argument("--catalog")
  p.add_argument("--level", default="1")
  a = p.parse_args()
  spark = SparkSession.builder.getOrCreate()
  spark.table(f"{a.catalog}.silver.rtm").write.saveAsTable(f"{a.catalog}.gold.level_{a.level}")
