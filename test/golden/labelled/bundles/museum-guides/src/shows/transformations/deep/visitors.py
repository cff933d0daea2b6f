from pyspark import pipelines as dp

source = spark.conf.get("shows.source")


@dp.table
def visitors():
    return spark.read.table(f"{source}.hall_count").join(spark.read.table("show"), "hall")
