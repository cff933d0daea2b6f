"""What was loaded already, so that a second run of a day does nothing."""

import json
from datetime import date
from pathlib import Path


class Checkpoints:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._done: dict[str, list[str]] = self._load()

    def _load(self) -> dict[str, list[str]]:
        if not self.path.exists():
            return {}
        return json.loads(self.path.read_text())

    def is_done(self, feed: str, day: date) -> bool:
        return day.isoformat() in self._done.get(feed, [])

    def mark(self, feed: str, day: date) -> None:
        days = set(self._done.get(feed, []))
        days.add(day.isoformat())
        self._done[feed] = sorted(days)
        self._save()

    def forget(self, feed: str, day: date) -> None:
        days = [known for known in self._done.get(feed, []) if known != day.isoformat()]
        self._done[feed] = days
        self._save()

    def _save(self) -> None:
        scratch = self.path.with_suffix(".tmp")
        scratch.write_text(json.dumps(self._done, indent=2, sort_keys=True))
        scratch.replace(self.path)
