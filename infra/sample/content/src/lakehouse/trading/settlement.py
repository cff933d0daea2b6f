"""Monthly settlement of what was traded against what was used."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Mapping, Sequence

from lakehouse.ingest.meters import Reading
from lakehouse.ingest.prices import Price
from lakehouse.ingest.trades import Trade
from lakehouse.trading.positions import net_positions
from lakehouse.trading.pricing import monthly_average, value


@dataclass(frozen=True)
class Settlement:
    month: date
    bought_mwh: Decimal
    used_mwh: Decimal
    imbalance_mwh: Decimal
    cost: Decimal


def used_in_month(readings: Sequence[Reading], month: date) -> Decimal:
    total = sum(
        (Decimal(str(reading.kwh)) for reading in readings if same_month(reading.read_at.date(), month)),
        Decimal(0),
    )
    return total / 1000


def same_month(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def settle(month: date, trades: Sequence[Trade], readings: Sequence[Reading], prices: Sequence[Price]) -> Settlement:
    positions = net_positions(trades, [month])
    bought = sum(positions.values(), Decimal(0))
    used = used_in_month(readings, month)
    imbalance = used - bought
    averages = monthly_average(prices)
    return Settlement(month, bought, used, imbalance, imbalance_cost(imbalance, month, averages))


def imbalance_cost(imbalance: Decimal, month: date, averages: Mapping[date, Decimal]) -> Decimal:
    penalty = Decimal("1.15") if imbalance > 0 else Decimal("0.85")
    return value(imbalance, month, averages) * penalty
