"""Settings of a run, read once and passed on."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from lakehouse.errors import ConfigError


@dataclass(frozen=True)
class Warehouse:
    catalog: str = "lake"
    bronze: str = "bronze"
    silver: str = "silver"
    gold: str = "gold"

    def table(self, layer: str, name: str) -> str:
        schema = getattr(self, layer, None)
        if schema is None:
            raise ConfigError(f"unknown layer {layer}")
        return f"{self.catalog}.{schema}.{name}"


@dataclass(frozen=True)
class Settings:
    landing: Path
    warehouse: Warehouse = field(default_factory=Warehouse)
    grid_areas: tuple[str, ...] = ("north", "south")
    max_gap_hours: int = 6
    price_zone: str = "DE-LU"


def load_settings(path: Path) -> Settings:
    if not path.exists():
        raise ConfigError(f"no settings at {path}")
    raw = yaml.safe_load(path.read_text()) or {}
    return parse_settings(raw)


def parse_settings(raw: dict) -> Settings:
    if "landing" not in raw:
        raise ConfigError("landing is required")
    warehouse = Warehouse(**raw.get("warehouse", {}))
    areas = tuple(raw.get("grid_areas", Settings.grid_areas))
    gap = int(raw.get("max_gap_hours", 6))
    if gap < 1:
        raise ConfigError("max_gap_hours must be positive")
    return Settings(Path(raw["landing"]), warehouse, areas, gap, raw.get("price_zone", "DE-LU"))
