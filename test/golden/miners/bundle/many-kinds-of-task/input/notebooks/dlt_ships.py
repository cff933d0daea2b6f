# Databricks notebook source
import dlt
@dlt.table
def ship_raw():
  return spark.read.format("json").load(spark.conf.get("source"))
