"""A story's text as the checks read it: one passage a headline, paragraph, caption.

Nothing is ever looked for across two passages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.checks.folding import Folded, fold
from articles.text import plain

HEADS = {"kicker": _("引题"), "headline": _("主题"), "deck": _("副题")}
SUMMARY, BODY, CAPTION = "summary", "body", "caption"


class Passage:
    """`number` counts paragraphs, or photos, from one."""

    def __init__(self, kind: str, text: str, *, where: Any, number: int = 0) -> None:
        self.kind, self.text, self.number = kind, text, number
        self._where = where

    @property
    def where(self) -> str:
        return str(self._where) % {"n": self.number}

    @property
    def is_head(self) -> bool:
        return self.kind in HEADS

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Photo:
    number: int
    caption: Passage
    alt: str


class Copy:
    """The content of a revision, taken apart once for all checks."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.dateline: str = content.get("dateline", "")
        self.heads = [
            Passage(name, content[name], where=label)
            for name, label in HEADS.items()
            if content[name].strip()
        ]
        self.summary = [
            Passage(SUMMARY, line, where=_("提要"))
            for line in content["summary"].split("\n")
            if line.strip()
        ]
        self.body = [
            Passage(BODY, line, where=_("正文第%(n)d段"), number=number)
            for number, line in enumerate(plain(content["body"]).split("\n"), 1)
            if line
        ]
        self.photos = [
            Photo(
                number,
                Passage(
                    CAPTION, photo["caption"], where=_("第%(n)d张图说"), number=number
                ),
                photo["alt"],
            )
            for number, photo in enumerate(content["photos"], 1)
        ]

    def __iter__(self) -> Iterator[Passage]:
        """Every passage in the order of print."""
        yield from self.heads
        yield from self.summary
        yield from self.body
        for photo in self.photos:
            yield photo.caption
