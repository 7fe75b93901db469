"""昨天 and its like: words whose meaning hangs on the day of print.

Readers take 昨天 for the day before the paper's date. It is doubtful in three cases:
the paper stands for several days, the dateline names another day, the copy is older.
"""

import datetime as dt
import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy, Passage
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("“%(what)s”是哪一天？稿件写于%(written)s，见报是%(printed)s。")
SEVERAL = _("“%(what)s”是哪一天？这一期是合刊，从%(printed)s到%(until)s。")
DATELINE = _("“%(what)s”是哪一天？电头是%(dateline)s，见报是%(printed)s。")
NEW_YEAR = _("一月见报，“%(what)s”指的是哪一年？")

QUOTED = re.compile(r"“[^“”]*”")
DAYS = re.compile(
    r"(?:前|昨|今|明|后)天(?:上午|下午|早上|晚上|凌晨|中午)?|[昨今明]日|[昨今明]晚|昨夜|今[晨早]"
)
WEEKS = re.compile(r"[本上下]周(?!年|[边围岁刊遭期])|[上下]星期")
MONTHS = re.compile(r"[本上下]个?月(?![饼台球亮光色])")
YEARS = re.compile(r"(?:今|去|明)年|本年度")
IN_DATELINE = re.compile(r"(\d{1,2})月(\d{1,2})日")
FRESH = dt.timedelta(days=1)  # written the evening before: what papers do
FIRST_DAYS = 5  # of January


def find(copy: Copy, house: House) -> Iterator[Hit]:
    printed = house.printed
    if printed is None:
        return
    words = {"printed": _spoken(printed), "until": _spoken(house.printed_until)}
    words["written"] = _spoken(house.written)
    words["dateline"] = "".join(match[0] for match in [_dated(copy)] if match)
    for pattern, sentence in _doubtful(copy, house, printed):
        for passage in [*copy.heads, *copy.summary, *copy.body]:
            for match in _outside_quotes(pattern, passage):
                span = match.span()
                yield Hit(match[0], passage, *span, words=words, sentence=sentence)


def _doubtful(
    copy: Copy, house: House, printed: dt.date
) -> Iterator[tuple[re.Pattern[str], object]]:
    """Which words to look at, and why. At most one reason for each kind of word."""
    if house.printed_until is not None:
        yield DAYS, SEVERAL
    elif _is_other_day(_dated(copy), printed):
        yield DAYS, DATELINE
    elif house.written and printed - house.written > FRESH:
        yield DAYS, SENTENCE
    written = house.written or printed
    other_week = written.isocalendar()[:2] != printed.isocalendar()[:2]
    # A Sunday evening's copy for Monday speaks of the week that begins.
    if other_week and printed - written > FRESH:
        yield WEEKS, SENTENCE
    if (written.year, written.month) != (printed.year, printed.month):
        yield MONTHS, SENTENCE
    if written.year != printed.year:
        yield YEARS, SENTENCE
    elif printed.month == 1 and printed.day <= FIRST_DAYS:
        yield YEARS, NEW_YEAR


def _dated(copy: Copy) -> re.Match[str] | None:
    return IN_DATELINE.search(copy.dateline)


def _is_other_day(dated: re.Match[str] | None, printed: dt.date) -> bool:
    return dated is not None and (int(dated[1]), int(dated[2])) != (
        printed.month,
        printed.day,
    )


def _outside_quotes(
    pattern: re.Pattern[str], passage: Passage
) -> Iterator[re.Match[str]]:
    """Whoever is quoted spoke on a day of their own."""
    text = QUOTED.sub(lambda match: "\ufffc" * len(match[0]), passage.text)
    return pattern.finditer(text)


def _spoken(day: dt.date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""
