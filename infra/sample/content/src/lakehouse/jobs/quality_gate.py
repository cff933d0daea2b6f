"""Stops the day when a check fails."""

from datetime import date

from lakehouse.config import Settings
from lakehouse.ingest.files import list_landing
from lakehouse.ingest.meters import read_meters
from lakehouse.quality.checks import run_checks
from lakehouse.quality.report import render_report, require_passed
from lakehouse.storage.paths import day_folder, feed_folder


def run(settings: Settings, day: date) -> None:
    readings = [
        reading for landing in list_landing(feed_folder(settings, "meters"), "meters", day) for reading in read_meters(landing)
    ]
    results = run_checks(readings)
    page = day_folder(settings, "reports", day) / "quality.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(render_report(day, results))
    require_passed(results)
