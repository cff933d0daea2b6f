"""Writing rows to warehouse tables, idempotently."""

from dataclasses import asdict
from typing import Iterable, Sequence

from pyspark.sql import DataFrame, SparkSession

from lakehouse.config import Settings


class TableWriter:
    def __init__(self, spark: SparkSession, settings: Settings) -> None:
        self.spark = spark
        self.settings = settings

    def merge(self, layer: str, name: str, rows: Iterable[object], keys: Sequence[str]) -> int:
        records = [asdict(row) for row in rows]
        if not records:
            return 0
        frame = self.spark.createDataFrame(records)
        return self._merge_frame(layer, name, frame, keys)

    def append(self, layer: str, name: str, frame: DataFrame) -> None:
        frame.write.mode("append").saveAsTable(self.settings.warehouse.table(layer, name))

    def _merge_frame(self, layer: str, name: str, frame: DataFrame, keys: Sequence[str]) -> int:
        view = f"incoming_{name}"
        frame.dropDuplicates(list(keys)).createOrReplaceTempView(view)
        target = self.settings.warehouse.table(layer, name)
        self.spark.sql(merge_statement(target, view, keys))
        return frame.count()


def merge_statement(target: str, view: str, keys: Sequence[str]) -> str:
    match = " and ".join(f"t.{key} = s.{key}" for key in keys)
    return (
        f"merge into {target} t using {view} s on {match} "
        "when matched then update set * when not matched then insert *"
    )


def read_table(spark: SparkSession, settings: Settings, layer: str, name: str) -> DataFrame:
    return spark.table(settings.warehouse.table(layer, name))
