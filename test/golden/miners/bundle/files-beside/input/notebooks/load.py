# Databricks notebook source
spark.table("main.raw.orders").write.saveAsTable("main.sales.orders")
