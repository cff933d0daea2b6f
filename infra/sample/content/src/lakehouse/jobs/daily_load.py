"""Loads the day's landing files into bronze."""

from datetime import date

from lakehouse.config import Settings
from lakehouse.ingest.files import list_landing
from lakehouse.ingest.meters import drop_repeats, read_meters
from lakehouse.ingest.trades import read_trades
from lakehouse.ingest.weather import read_weather
from lakehouse.jobs.session import open_checkpoints, open_writer
from lakehouse.storage.paths import feed_folder

FEEDS = {
    "meters": (lambda landing: drop_repeats(read_meters(landing)), ("meter_id", "read_at")),
    "weather": (read_weather, ("station", "observed_at")),
    "trades": (read_trades, ("trade_id",)),
}


def run(settings: Settings, day: date) -> dict[str, int]:
    writer = open_writer("daily-load", settings)
    checkpoints = open_checkpoints(settings)
    counts = {}
    for feed, (read, keys) in FEEDS.items():
        if checkpoints.is_done(feed, day):
            counts[feed] = 0
            continue
        counts[feed] = load_feed(writer, settings, feed, day, read, keys)
        checkpoints.mark(feed, day)
    return counts


def load_feed(writer, settings: Settings, feed: str, day: date, read, keys) -> int:
    count = 0
    for landing in list_landing(feed_folder(settings, feed), feed, day):
        count += writer.merge("bronze", feed, read(landing), keys)
    return count
