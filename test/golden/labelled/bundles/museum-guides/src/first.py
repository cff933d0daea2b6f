import argparse

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("--schema", required=True)
parser.add_argument("--season", default="none")
args, rest = parser.parse_known_args()
spark = SparkSession.builder.getOrCreate()
spark.read.json("/Volumes/museum/in/gates/").write.saveAsTable(f"{args.schema}.gate_{args.season}")
