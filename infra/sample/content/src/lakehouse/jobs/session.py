"""The Spark session that the jobs share."""

from pyspark.sql import SparkSession

from lakehouse.config import Settings
from lakehouse.storage.checkpoints import Checkpoints
from lakehouse.storage.tables import TableWriter


def open_session(name: str) -> SparkSession:
    return SparkSession.builder.appName(f"lakehouse-{name}").getOrCreate()


def open_writer(name: str, settings: Settings) -> TableWriter:
    return TableWriter(open_session(name), settings)


def open_checkpoints(settings: Settings) -> Checkpoints:
    return Checkpoints(settings.landing / "checkpoints.json")
