# Databricks notebook source
fruit = dbutils.widgets.get("fruit")
spark.read.json("/Volumes/orchard/harvest/crates/").write.saveAsTable(f"orchard.harvest.{fruit}")
