"""Hourly meter readings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Iterable, Iterator

from lakehouse.errors import LandingError
from lakehouse.ingest.files import LandingFile, read_rows

COLUMNS = ("meter_id", "read_at", "kwh", "status")
UNITS = {"kwh": 1.0, "mwh": 1000.0, "wh": 0.001}


@dataclass(frozen=True)
class Reading:
    meter_id: str
    read_at: datetime
    kwh: float
    estimated: bool


def to_kwh(value: str, unit: str = "kwh") -> float:
    factor = UNITS.get(unit.lower())
    if factor is None:
        raise ValueError(f"unknown unit {unit}")
    return float(value.replace(",", ".")) * factor


def parse_reading(row: dict[str, str]) -> Reading:
    return Reading(
        meter_id=row["meter_id"].strip().upper(),
        read_at=datetime.fromisoformat(row["read_at"]),
        kwh=to_kwh(row["kwh"], row.get("unit") or "kwh"),
        estimated=row["status"] == "E",
    )


def read_meters(landing: LandingFile) -> Iterator[Reading]:
    for number, row in enumerate(read_rows(landing, COLUMNS), start=2):
        try:
            yield parse_reading(row)
        except ValueError as error:
            raise LandingError(str(landing.path), f"line {number}: {error}") from error


def drop_repeats(readings: Iterable[Reading]) -> list[Reading]:
    best: dict[tuple[str, datetime], Reading] = {}
    for reading in readings:
        key = (reading.meter_id, reading.read_at)
        known = best.get(key)
        if known is None or (known.estimated and not reading.estimated):
            best[key] = reading
    return [best[key] for key in sorted(best)]
