"""What a reader typed, taken apart: words, phrases, what must not be there, filters.

Nothing here can fail: whatever is no sign of ours is a word to look for.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from articles.folding import SIGN, fold_term
from articles.models.bounds import FIRST_DATE
from articles.text import strip_controls

LONGEST = 100  # characters of a question that are looked at
MOST_SPOKEN = 3
MOST = 8  # terms, and as many that must not be there
QUOTED = r'"([^"]*)"?|“([^”]*)”?|「([^」]*)」?|『([^』]*)』?'
PIECE = re.compile(
    r"(?P<minus>(?<!\S)[-－])?(?:(?P<sign>记者|作者|版|频道|专栏)[:：]\s*)?"
    rf"(?:{QUOTED}|(?P<bare>[^\s\"“「『]+))"
)
NAMES = frozenset({"记者", "作者"})
DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})"
    r"(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?"
    r"|年(?P<month2>[0-9]{1,2})月(?:(?P<day2>[0-9]{1,2})日)?)"
)


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; None is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def within(self, other: "Days") -> "Days":
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Days(max(firsts, default=None), min(lasts, default=None))


@dataclass(slots=True)
class Question:
    """Terms are folded; `pages`, `sections` and `series` are as typed."""

    terms: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    series: list[str] = field(default_factory=list)
    days: Days = Days()
    cut: bool = False

    @property
    def has_words(self) -> bool:
        """Whether any word of a story matters."""
        return bool(self.terms or self.names or self.without)

    @property
    def is_narrowed(self) -> bool:
        """Whether only what is filed or printed somewhere is asked for."""
        return bool(self.pages or self.sections or self.series)

    @property
    def spoken(self) -> list[str]:
        """What is looked for by its sound. Pinyin may be typed in pieces; Chinese is
        looked at term by term."""
        asked = [*self.names, *self.terms]
        if any(SIGN.search(term) for term in asked):
            return asked[:MOST_SPOKEN]
        return ["".join(asked)]

    @property
    def is_empty(self) -> bool:
        asked = (self.terms, self.names, self.pages, self.sections, self.series)
        return not any(asked) and self.days == Days()


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    sign: str = ""
    minus: bool = False
    quoted: bool = False

    @property
    def is_one_sign(self) -> bool:
        return not self.quoted and SIGN.fullmatch(self.text) is not None


def understood(typed: str) -> Question:
    """The first characters and terms only; `cut` says when that was not all."""
    text = strip_controls(typed).strip()
    question = Question(cut=len(text) > LONGEST)
    for piece in _joined(list(_pieces(text[:LONGEST]))):
        _take(question, piece)
    for terms in (question.terms, question.names, question.without):
        question.cut |= len(terms) > MOST
        del terms[MOST:]
    return question


def _take(question: Question, piece: _Piece) -> None:
    days = _days(piece.text)
    term = fold_term(piece.text)
    if piece.minus:
        _add(question.without, term)
    elif piece.sign in NAMES:
        _add(question.names, term)
    elif piece.sign:
        asked = {"版": "pages", "频道": "sections", "专栏": "series"}[piece.sign]
        _add(getattr(question, asked), piece.text.strip())
    elif days and not piece.quoted:
        question.days = question.days.within(days)
    else:
        _add(question.terms, term)


def _add(terms: list[str], term: str) -> None:
    if term and term not in terms:
        terms.append(term)


def _pieces(text: str) -> Iterator[_Piece]:
    for found in PIECE.finditer(text):
        bare = found["bare"]
        quoted = next((part for part in found.groups()[2:6] if part is not None), "")
        yield _Piece(
            text=quoted if bare is None else bare,
            sign=found["sign"] or "",
            minus=bool(found["minus"]),
            quoted=bare is None,
        )


def _joined(pieces: list[_Piece]) -> Iterator[_Piece]:
    """张　三 is one name, padded to the width of three characters as papers print it.

    Two or three characters that stand alone are one name, four are two; the first may
    have a sign. Any other number is taken as it was typed.
    """
    for alone, group in groupby(pieces, key=lambda piece: piece.is_one_sign):
        row = list(group)
        sizes = {2: [2], 3: [3], 4: [2, 2]}.get(len(row), [])
        if not alone or not sizes or any(piece.sign for piece in row[1:]):
            yield from row
            continue
        for size in sizes:
            first, name = row[0], "".join(piece.text for piece in row[:size])
            yield _Piece(name, first.sign, first.minus)
            del row[:size]


def _days(text: str) -> Days | None:
    found = DATE.fullmatch(text)
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"] or found["month2"])
    day = found["day"] or found["day2"]
    if not 1 <= month <= 12 or year < FIRST_DATE.year:
        return None
    longest = calendar.monthrange(year, month)[1]
    if day is None:
        return Days(dt.date(year, month, 1), dt.date(year, month, longest))
    if not 1 <= int(day) <= longest:
        return None
    only = dt.date(year, month, int(day))
    return Days(only, only)
