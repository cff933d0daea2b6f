# Databricks notebook source
spark.table("museum.never.read")
