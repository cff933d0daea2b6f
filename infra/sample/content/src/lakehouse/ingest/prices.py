"""Day-ahead and intraday prices of the market."""

from dataclasses import dataclass
from datetime import date, datetime

import requests

from lakehouse.clock import hours_of
from lakehouse.errors import LandingError


@dataclass(frozen=True)
class Price:
    zone: str
    starts_at: datetime
    euro_per_mwh: float
    product: str


class PriceClient:
    def __init__(self, base_url: str, timeout: float = 20.0) -> None:
        self.base_url = base_url.rstrip("/")
        self.timeout = timeout

    def day_ahead(self, zone: str, day: date) -> list[Price]:
        return self._fetch("day-ahead", zone, day)

    def intraday(self, zone: str, day: date) -> list[Price]:
        return self._fetch("intraday", zone, day)

    def _fetch(self, product: str, zone: str, day: date) -> list[Price]:
        answer = requests.get(
            f"{self.base_url}/{product}", params={"zone": zone, "day": day.isoformat()}, timeout=self.timeout
        )
        answer.raise_for_status()
        return parse_prices(answer.json(), zone, product)


def parse_prices(payload: dict, zone: str, product: str) -> list[Price]:
    points = payload.get("points", [])
    return [Price(zone, datetime.fromisoformat(p["start"]), float(p["price"]), product) for p in points]


def require_complete(prices: list[Price], day: date) -> list[Price]:
    have = {price.starts_at for price in prices}
    missing = [hour for hour in hours_of(day) if hour not in have]
    if missing:
        raise LandingError(f"prices {day}", f"{len(missing)} hours missing")
    return prices
