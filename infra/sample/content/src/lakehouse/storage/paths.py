"""Where a feed's files lie, by day."""

from datetime import date
from pathlib import Path

from lakehouse.config import Settings


def feed_folder(settings: Settings, feed: str) -> Path:
    return settings.landing / feed


def day_folder(settings: Settings, feed: str, day: date) -> Path:
    return feed_folder(settings, feed) / f"{day:%Y/%m/%d}"


def archive_folder(settings: Settings, feed: str) -> Path:
    return feed_folder(settings, feed) / "archive"
