from datetime import date

from lakehouse.clock import days_of_month, is_working_day, next_month


def test_month_has_all_days():
    assert len(list(days_of_month(date(2024, 2, 10)))) == 29


def test_next_month_crosses_the_year():
    assert next_month(date(2024, 12, 31)) == date(2025, 1, 1)


def test_holiday_is_no_working_day():
    assert not is_working_day(date(2024, 5, 1), frozenset({date(2024, 5, 1)}))
