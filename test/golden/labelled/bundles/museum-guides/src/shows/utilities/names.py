spark.table("museum.never.here")
