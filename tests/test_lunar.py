"""Lunar dates against days that everybody in the street knows."""

import datetime as dt

import pytest

from articles.lunar import STARTS, lunar_date

DAYS = [
    ("1949-01-01", "戊子年腊月初三"),
    ("1949-10-01", "己丑年八月初十"),
    ("1954-02-03", "甲午年正月初一"),
    ("1984-11-23", "甲子年闰十月初一"),
    ("2000-02-05", "庚辰年正月初一"),
    ("2023-03-22", "癸卯年闰二月初一"),
    ("2023-04-20", "癸卯年三月初一"),
    ("2024-02-06", "癸卯年腊月廿七"),
    ("2024-02-09", "癸卯年腊月三十"),
    ("2024-02-10", "甲辰年正月初一"),
    ("2024-09-17", "甲辰年八月十五"),
    ("2025-01-28", "甲辰年腊月廿九"),
    ("2025-07-25", "乙巳年闰六月初一"),
    ("2026-11-24", "丙午年十月十六"),
    ("2033-12-22", "癸丑年闰冬月初一"),
    ("2100-02-09", "庚申年正月初一"),
]


@pytest.mark.parametrize(("day", "printed"), DAYS)
def test_day_has_its_lunar_date(day: str, printed: str) -> None:
    assert lunar_date(dt.date.fromisoformat(day)) == printed


def test_every_day_of_the_paper_follows_the_day_before() -> None:
    """Months have 29 or 30 days, and years run on without a gap."""
    date, last, months = dt.date(1949, 1, 1), "", []
    while date <= dt.date(2100, 12, 30):
        month, day = lunar_date(date).rsplit("月", 1)
        if month != last:
            assert day == "初一" or not last
            months.append(0)
            last = month
        months[-1] += 1
        date += dt.timedelta(1)
    assert set(months[1:-1]) == {29, 30}


def test_day_beyond_the_table_is_blank() -> None:
    assert lunar_date(dt.date(1948, 2, 9)) == ""
    assert lunar_date(dt.date(2200, 1, 1)) == ""
    assert len(STARTS) == 154
