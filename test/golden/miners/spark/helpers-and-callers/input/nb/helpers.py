# Databricks notebook source
def copy(name):
    spark.table(name).write.saveAsTable(f"{name}_copy")
