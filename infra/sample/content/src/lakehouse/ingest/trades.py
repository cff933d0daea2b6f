"""Trades as the trading system exports them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Iterator

from lakehouse.errors import LandingError
from lakehouse.ingest.files import LandingFile, read_rows

COLUMNS = ("trade_id", "book", "side", "volume_mwh", "price", "delivery_from", "delivery_to")


@dataclass(frozen=True)
class Trade:
    trade_id: str
    book: str
    buy: bool
    volume_mwh: Decimal
    price: Decimal
    delivery_from: date
    delivery_to: date

    @property
    def signed_volume(self) -> Decimal:
        return self.volume_mwh if self.buy else -self.volume_mwh


def parse_amount(text: str, what: str, landing: LandingFile) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise LandingError(str(landing.path), f"{what} is not a number: {text}") from error


def parse_trade(row: dict[str, str], landing: LandingFile) -> Trade:
    start = date.fromisoformat(row["delivery_from"])
    end = date.fromisoformat(row["delivery_to"])
    if end < start:
        raise LandingError(str(landing.path), f"trade {row['trade_id']} ends before it starts")
    return Trade(
        row["trade_id"],
        row["book"],
        row["side"].upper() == "BUY",
        parse_amount(row["volume_mwh"], "volume", landing),
        parse_amount(row["price"], "price", landing),
        start,
        end,
    )


def read_trades(landing: LandingFile) -> Iterator[Trade]:
    for row in read_rows(landing, COLUMNS):
        yield parse_trade(row, landing)
