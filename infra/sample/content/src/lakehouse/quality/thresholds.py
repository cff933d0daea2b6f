"""Limits of the checks, by feed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    max_missing_share: float
    max_estimated_share: float
    lowest: float
    highest: float


DEFAULT = Threshold(0.02, 0.10, 0.0, 10_000.0)

BY_FEED = {
    "meters": Threshold(0.01, 0.08, 0.0, 2_500.0),
    "prices": Threshold(0.0, 0.0, -500.0, 4_000.0),
    "weather": Threshold(0.05, 1.0, -45.0, 50.0),
}


def threshold_for(feed: str) -> Threshold:
    return BY_FEED.get(feed, DEFAULT)
