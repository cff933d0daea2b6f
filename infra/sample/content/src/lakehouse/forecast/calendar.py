"""Calendar features: working days, seasons, daylight."""

import math
from datetime import date, datetime

from lakehouse.clock import is_working_day

FIXED_HOLIDAYS = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))


def holidays(year: int) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, day in FIXED_HOLIDAYS) | {easter_monday(year)}


def easter_monday(year: int) -> date:
    golden = year % 19
    century = year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (skipped + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    sunday = date(year, month, offset + 28 - 31 * (month // 4))
    return date.fromordinal(sunday.toordinal() + 1)


def season_angle(moment: datetime) -> tuple[float, float]:
    turn = 2 * math.pi * moment.timetuple().tm_yday / 365.25
    return math.sin(turn), math.cos(turn)


def day_kind(day: date) -> str:
    if day in holidays(day.year):
        return "holiday"
    if is_working_day(day):
        return "working"
    return "weekend"
