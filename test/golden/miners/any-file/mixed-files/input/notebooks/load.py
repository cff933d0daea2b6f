# Databricks notebook source
spark.read.table('raw.orders')
