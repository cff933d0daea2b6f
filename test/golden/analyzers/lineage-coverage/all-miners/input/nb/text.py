# Databricks notebook source
# MAGIC %md
# MAGIC Nothing but text.
