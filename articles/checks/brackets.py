"""Title marks and brackets that are opened and not closed, or the other way round.

Quotation marks are another matter: see quotes.py.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.text import excerpt
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("书名号或括号不成对：“%(what)s”")
PAIRS = (("《", "》"), ("（", "）"), ("【", "】"), ("〈", "〉"), ("〔", "〕"))


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for passage in copy:
        text = passage.text
        for opening, closing in PAIRS:
            at = _fault(text, opening, closing)
            if at is not None:
                yield Hit(excerpt(text, limit=24), passage, at, at + 1)
                break


def _fault(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark without its partner stands."""
    waiting: list[int] = []
    for at, char in enumerate(text):
        if char == opening:
            waiting.append(at)
        elif char == closing:
            if not waiting:
                return at
            waiting.pop()
    return waiting[0] if waiting else None
