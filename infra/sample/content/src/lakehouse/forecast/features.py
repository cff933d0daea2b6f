"""Feature rows of the load model."""

from dataclasses import dataclass
from datetime import datetime
from typing import Mapping, Sequence

import numpy as np

from lakehouse.forecast.calendar import day_kind, season_angle
from lakehouse.ingest.meters import Reading
from lakehouse.ingest.weather import Observation, heating_degree


@dataclass(frozen=True)
class FeatureRow:
    at: datetime
    load: float
    values: tuple[float, ...]


def hourly_load(readings: Sequence[Reading]) -> dict[datetime, float]:
    load: dict[datetime, float] = {}
    for reading in readings:
        hour = reading.read_at.replace(minute=0, second=0, microsecond=0)
        load[hour] = load.get(hour, 0.0) + reading.kwh
    return load


def build_features(load: Mapping[datetime, float], weather: Mapping[datetime, Observation]) -> list[FeatureRow]:
    rows = []
    for at in sorted(load):
        observation = weather.get(at)
        if observation is None:
            continue
        rows.append(FeatureRow(at, load[at], feature_values(at, observation)))
    return rows


def feature_values(at: datetime, observation: Observation) -> tuple[float, ...]:
    sine, cosine = season_angle(at)
    kind = day_kind(at.date())
    return (
        1.0,
        heating_degree(observation),
        observation.wind,
        observation.radiation,
        sine,
        cosine,
        1.0 if kind == "working" else 0.0,
        float(at.hour in range(7, 21)),
    )


def to_matrix(rows: Sequence[FeatureRow]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([row.values for row in rows]), np.array([row.load for row in rows])
