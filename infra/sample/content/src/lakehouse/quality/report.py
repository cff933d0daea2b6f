"""The page that the Data Quality role reads each morning."""

from datetime import date
from typing import Sequence

from lakehouse.errors import QualityError
from lakehouse.quality.checks import CheckResult


def summarise(results: Sequence[CheckResult]) -> dict[str, int]:
    passed = sum(1 for result in results if result.passed)
    return {"passed": passed, "failed": len(results) - passed}


def render_report(day: date, results: Sequence[CheckResult]) -> str:
    counts = summarise(results)
    lines = [f"# Quality of {day.isoformat()}", "", f"{counts['passed']} passed, {counts['failed']} failed", ""]
    for result in sorted(results, key=lambda one: (one.passed, one.name)):
        sign = "ok" if result.passed else "FAILED"
        lines.append(f"- {sign} {result.name}: {result.detail}")
    return "\n".join(lines) + "\n"


def require_passed(results: Sequence[CheckResult]) -> None:
    failed = [result.name for result in results if not result.passed]
    if failed:
        raise QualityError(failed)
