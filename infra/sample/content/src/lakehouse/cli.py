"""Command line of the jobs."""

import argparse
import sys
from datetime import date
from pathlib import Path

from lakehouse.config import load_settings
from lakehouse.errors import LakehouseError, explain
from lakehouse.jobs import daily_load, hourly_prices, quality_gate, settle_month, train_forecast

JOBS = {
    "daily-load": daily_load.run,
    "hourly-prices": hourly_prices.run,
    "quality-gate": quality_gate.run,
    "settle-month": settle_month.run,
    "train-forecast": train_forecast.run,
}


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lakehouse")
    parser.add_argument("job", choices=sorted(JOBS))
    parser.add_argument("--settings", type=Path, default=Path("settings.yml"))
    parser.add_argument("--day", type=date.fromisoformat, required=True)
    return parser


def main(argv: list[str] | None = None) -> int:
    arguments = build_parser().parse_args(argv)
    try:
        settings = load_settings(arguments.settings)
        JOBS[arguments.job](settings, arguments.day)
    except LakehouseError as error:
        print(explain(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
