"""Valuing volumes at market prices."""

from datetime import date
from decimal import Decimal
from typing import Mapping, Sequence

from lakehouse.clock import month_start
from lakehouse.ingest.prices import Price


def monthly_average(prices: Sequence[Price]) -> dict[date, Decimal]:
    sums: dict[date, list[Decimal]] = {}
    for price in prices:
        month = month_start(price.starts_at.date())
        sums.setdefault(month, []).append(Decimal(str(price.euro_per_mwh)))
    return {month: sum(values, Decimal(0)) / len(values) for month, values in sums.items()}


def value(volume: Decimal, month: date, averages: Mapping[date, Decimal]) -> Decimal:
    average = averages.get(month_start(month))
    if average is None:
        return Decimal(0)
    return (volume * average).quantize(Decimal("0.01"))
