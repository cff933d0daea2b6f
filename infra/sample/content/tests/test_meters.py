import pytest

from lakehouse.ingest.meters import parse_reading, to_kwh


def test_units_are_converted():
    assert to_kwh("1,5", "MWh") == 1500.0


def test_unknown_unit_is_refused():
    with pytest.raises(ValueError):
        to_kwh("1", "gj")


def test_estimate_is_marked():
    row = {"meter_id": " a1 ", "read_at": "2024-01-01T00:00:00", "kwh": "2", "status": "E"}
    assert parse_reading(row).estimated
