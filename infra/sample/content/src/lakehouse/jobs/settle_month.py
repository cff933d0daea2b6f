"""Settles the month that the day is in."""

from datetime import date

from lakehouse.clock import days_of_month, month_start
from lakehouse.config import Settings
from lakehouse.ingest.files import list_landing
from lakehouse.ingest.meters import read_meters
from lakehouse.ingest.prices import PriceClient
from lakehouse.ingest.trades import read_trades
from lakehouse.jobs.session import open_writer
from lakehouse.storage.paths import feed_folder
from lakehouse.trading.settlement import settle


def collect(settings: Settings, feed: str, month: date, read) -> list:
    rows = []
    for day in days_of_month(month):
        for landing in list_landing(feed_folder(settings, feed), feed, day):
            rows.extend(read(landing))
    return rows


def run(settings: Settings, day: date) -> None:
    month = month_start(day)
    trades = collect(settings, "trades", month, read_trades)
    readings = collect(settings, "meters", month, read_meters)
    client = PriceClient("https://prices.example.com/v1")
    prices = [price for one in days_of_month(month) for price in client.day_ahead(settings.price_zone, one)]
    settlement = settle(month, trades, readings, prices)
    open_writer("settle-month", settings).merge("gold", "settlement", [settlement], ("month",))
