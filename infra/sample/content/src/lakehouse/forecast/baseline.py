"""The forecast to beat: the same hour of the last similar day."""

from datetime import datetime, timedelta
from typing import Mapping

from lakehouse.forecast.calendar import day_kind


def similar_day(at: datetime, known: Mapping[datetime, float], longest_days: int = 21) -> datetime | None:
    kind = day_kind(at.date())
    for back in range(1, longest_days + 1):
        candidate = at - timedelta(days=back)
        if candidate in known and day_kind(candidate.date()) == kind:
            return candidate
    return None


def predict_baseline(at: datetime, known: Mapping[datetime, float]) -> float | None:
    candidate = similar_day(at, known)
    return None if candidate is None else known[candidate]
