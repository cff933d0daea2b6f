"""Business time: delivery days and settlement months in local market time."""

from datetime import date, datetime, timedelta, timezone
from typing import Iterator


def delivery_day(moment: datetime) -> date:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return (moment + timedelta(hours=1)).date()


def month_start(day: date) -> date:
    return day.replace(day=1)


def next_month(day: date) -> date:
    first = month_start(day)
    return month_start(first + timedelta(days=32))


def days_of_month(day: date) -> Iterator[date]:
    current = month_start(day)
    end = next_month(day)
    while current < end:
        yield current
        current += timedelta(days=1)


def hours_of(day: date) -> list[datetime]:
    start = datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
    return [start + timedelta(hours=hour) for hour in range(24)]


def is_working_day(day: date, holidays: frozenset[date] = frozenset()) -> bool:
    return day.weekday() < 5 and day not in holidays
