"""Quotation marks without a partner. A quotation over several paragraphs opens anew in
each of them and closes once."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy, Passage
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("引号不成对，从这里查起：“%(what)s”")


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for passages in (*([head] for head in copy.heads), copy.summary, copy.body):
        yield from _unpaired(passages)
    for photo in copy.photos:
        yield from _unpaired([photo.caption])


def _unpaired(passages: list[Passage]) -> Iterator[Hit]:
    """The first fault only: whatever follows may only follow from it."""
    waiting: tuple[Passage, int] | None = None
    for passage in passages:
        for at, char in enumerate(passage.text):
            again = waiting is not None and at == 0  # goes on in a new paragraph
            if char == "“" and waiting is not None and not again:
                yield _hit(*waiting)
                return
            if char == "”" and waiting is None:
                yield _hit(passage, at)
                return
            if char in "“”":
                waiting = (passage, at) if char == "“" else None
        if waiting is not None and passage is passages[-1]:
            yield _hit(*waiting)


def _hit(passage: Passage, at: int) -> Hit:
    return Hit(passage.text[at : at + 12], passage, at, at + 1)
