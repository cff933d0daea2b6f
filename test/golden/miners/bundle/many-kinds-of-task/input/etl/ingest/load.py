import sys
name = sys.argv[1]
spark.table(f"{name}_src").write.saveAsTable(name + "_x")
