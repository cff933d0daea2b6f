# Databricks notebook source
port = dbutils.widgets.get("port")
cat = dbutils.widgets.get("catalog")
spark.table(f"{cat}.raw.{port}").write.saveAsTable(f"{cat}.silver.{port}")
