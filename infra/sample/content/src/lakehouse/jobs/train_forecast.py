"""Trains the load model and writes its forecast."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lakehouse.config import Settings
from lakehouse.forecast.evaluate import bias, mape, skill
from lakehouse.forecast.features import build_features, hourly_load
from lakehouse.forecast.regression import choose_penalty, fit
from lakehouse.ingest.files import list_landing
from lakehouse.ingest.meters import read_meters
from lakehouse.ingest.weather import read_weather
from lakehouse.jobs.session import open_writer
from lakehouse.storage.paths import feed_folder

TRAINING_DAYS = 60


@dataclass(frozen=True)
class ForecastPoint:
    at: datetime
    load: float


def gather(settings: Settings, feed: str, day: date, read) -> list:
    rows = []
    for back in range(TRAINING_DAYS):
        for landing in list_landing(feed_folder(settings, feed), feed, day - timedelta(days=back)):
            rows.extend(read(landing))
    return rows


def run(settings: Settings, day: date) -> dict[str, float]:
    load = hourly_load(gather(settings, "meters", day, read_meters))
    weather = {one.observed_at: one for one in gather(settings, "weather", day, read_weather)}
    rows = build_features(load, weather)
    model = fit(rows, choose_penalty(rows))
    predicted = {row.at: model.predict(row.values) for row in rows}
    points = [ForecastPoint(at, value) for at, value in sorted(predicted.items())]
    open_writer("train-forecast", settings).merge("gold", "load_forecast", points, ("at",))
    return {"mape": mape(load, predicted), "bias": bias(load, predicted), "skill": skill(load, predicted)}
