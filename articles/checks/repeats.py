"""Paragraphs that stand in a story twice, as happens when copy is pasted in pieces."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.text import excerpt
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("有一段出现了不止一次：“%(what)s”")
SHORTEST = 15  # shorter ones are refrains and subheads


def find(copy: Copy, house: House) -> Iterator[Hit]:
    seen: set[str] = set()
    for passage in copy.body:
        if len(passage.text) < SHORTEST:
            continue
        if passage.text in seen:
            yield Hit(excerpt(passage.text, limit=24), passage, 0, len(passage.text))
        seen.add(passage.text)
