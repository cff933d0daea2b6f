"""Risk limits by book."""

from dataclasses import dataclass
from decimal import Decimal

from lakehouse.errors import LimitBreach
from lakehouse.trading.positions import Position


@dataclass(frozen=True)
class BookLimit:
    book: str
    max_open_mwh: Decimal
    warn_share: Decimal = Decimal("0.8")


def usage(position: Decimal, limit: BookLimit) -> Decimal:
    return abs(position) / limit.max_open_mwh


def classify(position: Decimal, limit: BookLimit) -> str:
    share = usage(position, limit)
    if share > 1:
        return "breach"
    if share > limit.warn_share:
        return "warning"
    return "within"


def enforce(positions: Position, limits: dict[str, BookLimit]) -> list[str]:
    warnings = []
    for (book, month), volume in sorted(positions.items()):
        limit = limits.get(book)
        if limit is None:
            raise LimitBreach(f"book {book} has no limit")
        kind = classify(volume, limit)
        if kind == "breach":
            raise LimitBreach(f"book {book} in {month:%Y-%m}: {volume} MWh")
        if kind == "warning":
            warnings.append(f"{book} {month:%Y-%m}")
    return warnings
