"""Open positions by book and delivery month."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Iterable

from lakehouse.clock import days_of_month, month_start
from lakehouse.ingest.trades import Trade

Position = dict[tuple[str, date], Decimal]


def delivery_days(trade: Trade) -> int:
    return (trade.delivery_to - trade.delivery_from).days + 1


def volume_in_month(trade: Trade, month: date) -> Decimal:
    days = [day for day in days_of_month(month) if trade.delivery_from <= day <= trade.delivery_to]
    if not days:
        return Decimal(0)
    return trade.signed_volume * len(days) / delivery_days(trade)


def net_positions(trades: Iterable[Trade], months: Iterable[date]) -> Position:
    wanted = [month_start(month) for month in months]
    positions: Position = defaultdict(Decimal)
    for trade in trades:
        for month in wanted:
            volume = volume_in_month(trade, month)
            if volume:
                positions[(trade.book, month)] += volume
    return dict(positions)
