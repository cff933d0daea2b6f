"""Checks put rules and thresholds together and answer pass or fail."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Callable, Sequence

from lakehouse.ingest.meters import Reading
from lakehouse.quality.rules import find_gaps, find_jumps, missing_share, out_of_range
from lakehouse.quality.thresholds import threshold_for


@dataclass(frozen=True)
class CheckResult:
    name: str
    passed: bool
    detail: str


@dataclass(frozen=True)
class Check:
    name: str
    run: Callable[[Sequence[Reading]], CheckResult]


def check_range(readings: Sequence[Reading]) -> CheckResult:
    limit = threshold_for("meters")
    offenders = out_of_range([reading.kwh for reading in readings], limit.lowest, limit.highest)
    return CheckResult("range", not offenders, f"{len(offenders)} values out of range")


def check_estimates(readings: Sequence[Reading]) -> CheckResult:
    limit = threshold_for("meters")
    marks = [None if reading.estimated else reading.kwh for reading in readings]
    share = missing_share(marks)
    return CheckResult("estimates", share <= limit.max_estimated_share, f"{share:.1%} estimated")


def check_gaps(readings: Sequence[Reading]) -> CheckResult:
    by_meter: dict[str, list] = {}
    for reading in readings:
        by_meter.setdefault(reading.meter_id, []).append(reading.read_at)
    gaps = 0
    for moments in by_meter.values():
        gaps += len(find_gaps(moments, timedelta(hours=6)))
    return CheckResult("gaps", gaps == 0, f"{gaps} gaps longer than six hours")


def check_jumps(readings: Sequence[Reading]) -> CheckResult:
    ordered = sorted(readings, key=lambda reading: (reading.meter_id, reading.read_at))
    jumps = find_jumps([reading.kwh for reading in ordered])
    return CheckResult("jumps", len(jumps) <= len(ordered) // 100, f"{len(jumps)} jumps")


METER_CHECKS = (
    Check("range", check_range),
    Check("estimates", check_estimates),
    Check("gaps", check_gaps),
    Check("jumps", check_jumps),
)


def run_checks(readings: Sequence[Reading], checks: Sequence[Check] = METER_CHECKS) -> list[CheckResult]:
    return [check.run(readings) for check in checks]
