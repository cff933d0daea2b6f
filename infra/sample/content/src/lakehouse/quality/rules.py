"""Single rules: a column of numbers in, a share or a list of offenders out."""

from datetime import datetime, timedelta
from typing import Iterable, Sequence


def missing_share(values: Sequence[float | None]) -> float:
    if not values:
        return 1.0
    return sum(1 for value in values if value is None) / len(values)


def out_of_range(values: Iterable[float], lowest: float, highest: float) -> list[float]:
    return [value for value in values if value < lowest or value > highest]


def find_gaps(moments: Sequence[datetime], longest: timedelta) -> list[tuple[datetime, datetime]]:
    ordered = sorted(moments)
    gaps = []
    for before, after in zip(ordered, ordered[1:]):
        if after - before > longest:
            gaps.append((before, after))
    return gaps


def find_jumps(values: Sequence[float], factor: float = 8.0) -> list[int]:
    jumps = []
    for index in range(1, len(values)):
        before, now = values[index - 1], values[index]
        if before > 0 and now / before > factor:
            jumps.append(index)
        elif now > 0 and before / now > factor and before > 1.0:
            jumps.append(index)
    return jumps
