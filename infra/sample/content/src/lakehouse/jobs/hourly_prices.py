"""Fetches prices and appends them to bronze."""

from datetime import date

from lakehouse.config import Settings
from lakehouse.ingest.prices import PriceClient, require_complete
from lakehouse.jobs.session import open_writer

KEYS = ("zone", "starts_at", "product")


def run(settings: Settings, day: date, client: PriceClient | None = None) -> int:
    source = client or PriceClient("https://prices.example.com/v1")
    prices = require_complete(source.day_ahead(settings.price_zone, day), day)
    prices += source.intraday(settings.price_zone, day)
    return open_writer("hourly-prices", settings).merge("bronze", "prices", prices, KEYS)
