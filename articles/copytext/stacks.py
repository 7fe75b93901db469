"""A headline stack, a page of marks, and what single lines tell about stacks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from articles.copytext.kinds import Kind, Mark
from articles.copytext.labels import boxed
from articles.copytext.shape import Shape

LONGEST = 45
LONGEST_ASKING = 36
MOST_LINES = 5
MOST_BYLINES = 8


@dataclass(frozen=True, slots=True)
class Head:
    """Lines start:end are a story's headline stack; `sure` if a dateline follows."""

    start: int
    end: int
    sure: bool = True
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a page with what is known of them together."""

    marks: Sequence[Mark]
    shape: Shape
    pairs: frozenset[str]
    series: Collection[str] = ()
    known: frozenset[str] = frozenset()


def asks(mark: Mark) -> bool:
    """A headline may end with ！ or ？ or ……, a sentence of the body too."""
    return (
        mark.kind is Kind.TEXT
        and mark.line.size <= LONGEST_ASKING
        and mark.text.rstrip("”’」』")[-1:] in ("！", "？", "…", "!", "?")
        and "。" not in mark.text
    )


def is_boxed(mark: Mark) -> bool:
    """（民生视窗） on its own line: the column of the headline below."""
    return mark.kind is Kind.TEXT and bool(boxed(mark.text))


def is_tail(page: Page, index: int) -> bool:
    """True for a byline line that ends the story above instead of opening one below."""
    if index + 1 == len(page.marks):
        return True
    first = index
    while first and page.marks[first - 1].kind is Kind.BYLINE:
        first -= 1
        if index - first > MOST_BYLINES:
            return True
    if first == 0:
        return False
    above, below = page.marks[first - 1], page.marks[first + 1]
    if above.kind is not Kind.TEXT or above.line.size > LONGEST:
        return True
    if not above.ended:
        return page.marks[first].line.gap >= 2
    return not asks(above) or below.open or below.kind is Kind.LEAD
