"""Weather observations by station."""

from dataclasses import dataclass
from datetime import datetime
from typing import Iterator

from lakehouse.ingest.files import LandingFile, read_rows

COLUMNS = ("station", "observed_at", "temperature", "wind", "radiation")


@dataclass(frozen=True)
class Observation:
    station: str
    observed_at: datetime
    temperature: float
    wind: float
    radiation: float


def parse_number(text: str) -> float | None:
    cleaned = text.strip()
    if cleaned in ("", "-", "n/a", "9999"):
        return None
    return float(cleaned)


def read_weather(landing: LandingFile) -> Iterator[Observation]:
    for row in read_rows(landing, COLUMNS):
        temperature = parse_number(row["temperature"])
        if temperature is None:
            continue
        yield Observation(
            row["station"],
            datetime.fromisoformat(row["observed_at"]),
            temperature,
            parse_number(row["wind"]) or 0.0,
            parse_number(row["radiation"]) or 0.0,
        )


def heating_degree(observation: Observation, base: float = 15.0) -> float:
    return max(0.0, base - observation.temperature)
