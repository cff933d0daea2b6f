# Databricks notebook source
LOADED = "main.sales.orders"
