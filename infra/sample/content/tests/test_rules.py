from datetime import datetime, timedelta

from lakehouse.quality.rules import find_gaps, find_jumps, missing_share


def test_missing_share_of_nothing_is_all():
    assert missing_share([]) == 1.0


def test_gap_is_found():
    start = datetime(2024, 1, 1)
    moments = [start, start + timedelta(hours=1), start + timedelta(hours=9)]
    assert find_gaps(moments, timedelta(hours=6)) == [(moments[1], moments[2])]


def test_jump_is_found():
    assert find_jumps([1.0, 1.1, 20.0]) == [2]
