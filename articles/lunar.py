"""A day of the lunar calendar 农历, as nameplates print it: 丙午年十月十六.

A table of the years that an issue may have, for want of a small library under a free
licence that knows them all. No sums of moon and sun: the calendar of a year to come
was published long ago.
"""

import datetime as dt
from bisect import bisect_right
from itertools import accumulate

# A year: its leap month (0: none) above thirteen bits, the lowest for its first month,
# set where a month has 30 days. The first is 1948.
YEARS = """
00a95 0f52d 00536 00aad 0b5aa 005b2 00da5 07d4a 00d4a 10a95 00a97 00556
0cab5 00ad5 006d2 08ea5 00ea5 0064a 06c97 00a9b 0f55a 0056a 00b69 0b752
00b52 00b25 0964b 00a4b 114ab 002ad 0056d 0cb69 00da9 00d92 09d25 00d25
15a4d 00a56 002b6 0c5b5 006d5 00ea9 0be92 00e92 00d26 06a56 00a57 114d6
0035a 006d5 0b6c9 00749 00693 0952b 0052b 00a5b 0555a 0056a 0fb55 00ba4
00b49 0ba93 00a95 0052d 08aad 00ab5 135aa 005d2 00da5 0dd4a 00d4a 00c95
0952e 00556 00ab5 055b2 006d2 0cea5 00725 0064b 0ac97 00cab 0055a 06ad6
00b69 17752 00b52 00b25 0da4b 00a4b 004ab 0a55b 005ad 00b6a 05b52 00d92
0fd25 00d25 00a55 0b4ad 004b6 005b5 06daa 00ec9 11e92 00e92 00d26 0ca56
00a57 004d6 086d5 00755 00749 06e93 00693 0f52b 0052b 00a5b 0b55a 0056a
00b65 0974a 00b4a 11a95 00a95 0052d 0caad 00ab5 005aa 08ba5 00da5 00d4a
07c95 00c96 0f94e 00556 00ab5 0b5b2 006d2 00ea5 08e4a 0064b 10c97 004ab
0055b 0cad6 00b6a 00752 09725 00b25 00a8b 0549b 004ab
"""
FIRST_YEAR, FIRST_DAY = 1948, dt.date(1948, 2, 10)
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
DIGITS = "一二三四五六七八九十"


def _lengths(code: int) -> list[int]:
    months = 13 if code >> 13 else 12
    return [29 + (code >> place & 1) for place in range(months)]


CODES = [int(code, 16) for code in YEARS.split()]
STARTS = list(accumulate((sum(_lengths(code)) for code in CODES), initial=0))


def lunar_date(date: dt.date) -> str:
    """Blank for a day that the table does not reach."""
    passed = (date - FIRST_DAY).days
    if not 0 <= passed < STARTS[-1]:
        return ""
    place = bisect_right(STARTS, passed) - 1
    month, day = _month_and_day(CODES[place], passed - STARTS[place])
    return f"{_year(FIRST_YEAR + place)}年{month}月{_day(day)}"


def _month_and_day(code: int, passed: int) -> tuple[str, int]:
    """The leap month follows the one whose number it bears."""
    leap, place = code >> 13, 0
    for length in _lengths(code):
        if passed < length:
            break
        passed, place = passed - length, place + 1
    number = place if leap and place >= leap else place + 1
    name = MONTHS[number - 1]
    return (f"闰{name}" if leap and place == leap else name), passed + 1


def _year(year: int) -> str:
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]


def _day(day: int) -> str:
    if day in (20, 30):
        return f"{'二三'[day // 10 - 2]}十"
    ten = 0 if day <= 10 else day // 10
    return "初十廿"[ten] + DIGITS[(day - 1) % 10]
