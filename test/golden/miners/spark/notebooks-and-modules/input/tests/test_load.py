def test_load(spark):
    spark.table("test.left.out").write.saveAsTable("test.left.over")
