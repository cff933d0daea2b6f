# Databricks notebook source
name = dbutils.widgets.get("table")
spark.table(name).write.saveAsTable("museum.found.copy")
