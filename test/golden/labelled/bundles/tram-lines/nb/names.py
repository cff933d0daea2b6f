# Databricks notebook source
ROOT = "abfss://tram@lake.dfs.core.windows.net"
TARGET = "tram.core.old_rides"
