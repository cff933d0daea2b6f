import argparse

from pyspark.sql import SparkSession

from tram.tables import RAW


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--catalog")
    catalog = parser.parse_args().catalog
    spark = SparkSession.builder.getOrCreate()
    for name in RAW:
        spark.table(f"{catalog}.raw.{name}").dropDuplicates().write.mode("append").saveAsTable(f"{catalog}.core.{name}")
