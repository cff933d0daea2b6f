# Databricks notebook source
prices = spark.table("lake.bronze.prices")
display(prices.limit(100))
