"""Landing files: finding them, reading them line by line."""

import csv
import gzip
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Iterator

from lakehouse.errors import LandingError


@dataclass(frozen=True)
class LandingFile:
    path: Path
    feed: str
    day: date

    @property
    def compressed(self) -> bool:
        return self.path.suffix == ".gz"


def parse_name(path: Path) -> LandingFile:
    parts = path.name.split("_")
    if len(parts) < 2:
        raise LandingError(str(path), "the name has no feed and day")
    try:
        day = date.fromisoformat(parts[-1].split(".")[0])
    except ValueError as error:
        raise LandingError(str(path), "the day cannot be read") from error
    return LandingFile(path, "_".join(parts[:-1]), day)


def list_landing(folder: Path, feed: str, day: date) -> list[LandingFile]:
    found = []
    for path in sorted(folder.glob("*")):
        if path.name.startswith("."):
            continue
        landing = parse_name(path)
        if landing.feed == feed and landing.day == day:
            found.append(landing)
    return found


def open_text(landing: LandingFile):
    if landing.compressed:
        return gzip.open(landing.path, "rt", encoding="utf-8", newline="")
    return landing.path.open(encoding="utf-8", newline="")


def read_rows(landing: LandingFile, required: tuple[str, ...]) -> Iterator[dict[str, str]]:
    with open_text(landing) as handle:
        reader = csv.DictReader(handle, delimiter=";")
        missing = [name for name in required if name not in (reader.fieldnames or [])]
        if missing:
            raise LandingError(str(landing.path), "columns missing: " + ", ".join(missing))
        yield from reader
