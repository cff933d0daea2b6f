"""Checks that may stop a day."""

from lakehouse.quality.checks import Check, CheckResult, run_checks

__all__ = ["Check", "CheckResult", "run_checks"]
