# Databricks notebook source
# MAGIC %run ./helpers

# COMMAND ----------

copy("raw.b")
