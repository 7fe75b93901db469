"""The day of a dateline: 12月31日 in a paper of 2 January is last year's. No names."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from articles.copytext.datelines import DATE, OWN

DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
}
NUMBER = r"[\d〇零○一二三四五六七八九十廿卅]"
DAY = re.compile(
    rf"(?:(?P<year>{NUMBER}{{2,4}})年)?(?:(?P<month>{NUMBER}{{1,3}})月)?(?P<day>{NUMBER}{{1,3}})日"
)
PARTS = re.compile(
    rf"(?P<based>据?)(?P<house>{OWN}|[^\d]{{2,12}}?(?:社|网|报|台|客户端|在线|融媒|发布)|)"
    rf"(?P<place>[\u4e00-\u9fff]{{2,8}}?)??\s*(?P<date>{DATE})?\s*"
    r"(?P<verb>(?:综合|专|快)?(?:讯|电|消息))\s*(?P<behind>\S*)"
)
# A day that lies this far ahead of the paper is a slip of the pen, not last year's.
SLIP = dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Dateline:
    """本报 | 南京 | 2月4日 | 电; `date` is None where the paper's own day is needed."""

    house: str = ""
    place: str = ""
    date_text: str = ""
    date: dt.date | None = None
    verb: str = ""
    edited: bool = False  # 据新华社…电: shortened, not verbatim


def read_dateline(text: str, *, printed_on: dt.date | None = None) -> Dateline:
    """The parts of a dateline as printed, with the day that its words mean."""
    match = PARTS.fullmatch(text[:80].strip("【】（）() "))
    if match is None:
        return Dateline()
    date_text = match["date"] or match["behind"]
    return Dateline(
        house=match["house"],
        place=match["place"] or "",
        date_text=date_text,
        date=day_meant(date_text, printed_on=printed_on),
        verb=match["verb"],
        edited=bool(match["based"]),
    )


def day_meant(text: str, *, printed_on: dt.date | None) -> dt.date | None:
    """The last such day up to the paper's own; None if there is no such day."""
    match = DAY.search(unicodedata.normalize("NFKC", text))
    if match is None:
        return None
    told = {part: _number(text) for part, text in match.groupdict().items() if text}
    year, month, day = (told.get(part) for part in ("year", "month", "day"))
    if year is not None and day is not None and month is not None:
        return _day(year if year > 99 else 2000 + year, month, day)
    if printed_on is None or day is None:
        return None
    return _latest(month, day, printed_on=printed_on)


def iso_day(text: str) -> dt.date | None:
    """2024-02-06, or None for what no calendar holds."""
    numbers = [int(part) for part in text.split("-") if part.isdecimal()]
    return _day(*numbers) if len(numbers) == 3 else None


def _latest(month: int | None, day: int, *, printed_on: dt.date) -> dt.date | None:
    """Of this year or the last; without a month, of this month or the last."""
    last_month = printed_on.replace(day=1) - dt.timedelta(days=1)
    before_last = last_month.replace(day=1) - dt.timedelta(days=1)
    if month is not None:
        days = [_day(printed_on.year - back, month, day) for back in (0, 1)]
    else:
        days = [
            _day(when.year, when.month, day)
            for when in (printed_on, last_month, before_last)
        ]
    for found in days:
        slipped = month is not None and found is not None and found <= printed_on + SLIP
        if found is not None and (found <= printed_on or slipped):
            return found
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int:
    """12, 十二, 二十一, 二〇二四; 0, which no day has, for what is no number."""
    spelled = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = spelled.partition("十")
    if ten:
        spelled = f"{tens or 1}{ones or 0}"
    figures = "".join(str(DIGITS.get(char, char)) for char in spelled)
    return int(figures) if figures.isdecimal() else 0
