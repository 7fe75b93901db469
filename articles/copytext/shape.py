"""How a page sets its paragraphs: by indent, by wrapped lines, or one to a line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.copytext.kinds import Kind, Mark

PARAGRAPH_INDENT = 2.0
LONGEST_COLUMN = 60
LONGEST_HEADLINE = 45


@dataclass(frozen=True, slots=True)
class Shape:
    """What the page as a whole tells about each of its lines."""

    indented: bool = False
    column: int = 0  # characters of a full line where the page is wrapped, else 0
    usual_gap: int = 1
    spaced: bool = True  # empty lines part the paragraphs of a wrapped page
    broken: bool = True  # lines of its text end in mid-sentence

    def begins(self, mark: Mark) -> bool:
        """True if the indent says that a paragraph begins here."""
        return self.indented and mark.line.indent >= PARAGRAPH_INDENT

    def flows(self, before: Mark, mark: Mark) -> bool:
        """True if the setting alone says that this line goes on with the last."""
        gap = mark.line.gap
        if self.indented:
            return mark.line.indent < PARAGRAPH_INDENT and gap <= 1
        return bool(self.column) and gap == 0 and self.full(before)

    def full(self, mark: Mark) -> bool:
        """Where no empty lines part paragraphs, a line that ends its sentence is full
        only if no further word would fit."""
        strict = mark.ended and not self.spaced
        least = self.column - 1 if strict else 0.85 * self.column
        return bool(self.column) and mark.line.size >= least


def read_shape(marks: Sequence[Mark]) -> Shape:
    column = _column(marks)
    return Shape(
        indented=_indented(marks),
        column=column,
        spaced=_spaced(marks, column),
        usual_gap=_usual_gap(marks),
        broken=_broken(marks),
    )


def _broken(marks: Sequence[Mark]) -> bool:
    """Some long line ends in mid-sentence, or too many short ones do."""
    body = [mark for mark in marks if mark.kind in (Kind.TEXT, Kind.LEAD)]
    unfinished = [mark for mark in body if not mark.ended]
    if any(mark.line.size > LONGEST_HEADLINE for mark in unfinished):
        return True
    return 2 * len(unfinished) > len(body)


def _indented(marks: Sequence[Mark]) -> bool:
    """Most lines that follow a finished sentence, or most datelines, are indented."""
    body = [mark for mark in marks if mark.kind in (Kind.TEXT, Kind.LEAD)]
    deep = [mark for mark in body if mark.line.indent >= PARAGRAPH_INDENT]
    if len(deep) < 2:
        return False
    leads = [mark for mark in body if mark.kind is Kind.LEAD]
    deep_leads = [mark for mark in leads if mark.line.indent >= PARAGRAPH_INDENT]
    if 2 * len(deep) >= len(body) or (leads and 2 * len(deep_leads) > len(leads)):
        return True
    starts = [mark for before, mark in pairwise(body) if before.ended]
    deep_starts = [mark for mark in starts if mark.line.indent >= PARAGRAPH_INDENT]
    return len(deep_starts) >= 3 and 2 * len(deep_starts) >= len(starts)


def _column(marks: Sequence[Mark]) -> int:
    """The width of hard-wrapped lines: most lines with another right below are full."""
    upper = [
        before
        for before, mark in pairwise(marks)
        if mark.line.gap == 0 and before.kind in (Kind.TEXT, Kind.LEAD)
    ]
    if len(upper) < 6:
        return 0
    sizes = sorted(mark.line.size for mark in upper)
    width = sizes[int(len(sizes) * 0.9)]
    if not 10 <= width <= LONGEST_COLUMN:
        return 0
    full = [mark for mark in upper if 0.85 * width <= mark.line.size <= width + 3]
    unfinished = [mark for mark in full if not mark.ended]
    wrapped = 2 * len(full) >= len(upper) and 2 * len(unfinished) >= len(full)
    return width if wrapped else 0


def _spaced(marks: Sequence[Mark], column: int) -> bool:
    """Most lines that end a sentence short of the column have an empty line below."""
    below = [
        mark.line.gap
        for before, mark in pairwise(marks)
        if before.ended and before.line.size < 0.85 * column and mark.kind is Kind.TEXT
    ]
    return 2 * sum(1 for gap in below if gap) >= len(below)


def _usual_gap(marks: Sequence[Mark]) -> int:
    """How many empty lines this page leaves between paragraphs."""
    gaps = Counter(
        mark.line.gap
        for before, mark in pairwise(marks)
        if before.ended and mark.kind is Kind.TEXT and mark.ended
    )
    return gaps.most_common(1)[0][0] if gaps else 1
