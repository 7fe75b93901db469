"""Paragraphs that stand in a story twice, as happens when copy is pasted in pieces."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.text import excerpt, plain

SENTENCE = _("有一段出现了不止一次：“%(what)s”")
SHORTEST = 15  # shorter ones are refrains and subheads


def find(content: Mapping[str, Any]) -> Iterator[str]:
    paragraphs = Counter(plain(content["body"]).split("\n"))
    for paragraph, times in paragraphs.items():
        if times > 1 and len(paragraph) >= SHORTEST:
            yield excerpt(paragraph, limit=24)
