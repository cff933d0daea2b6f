"""Speaks of spark and touches no table."""
APP = "spark-shop"
