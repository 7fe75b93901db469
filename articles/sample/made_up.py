"""An issue of invented stories as an archive would hold it. Never the database, so that
it may be made in a process of its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from articles.archive.findings import Findings, Place
from articles.sample.bulk import BulkStory, Writer
from articles.vocabulary import ArticleKind, CreditRole, ReporterKind, Weight

PAGES = (("A01", "要闻"), ("A02", "民生"), ("A03", "经济·镇街"), ("A04", "文化·副刊"))
SERIES = ("一线见闻", "走村看变化", "民生速递")
BYTES = 4000  # a story's, roughly


@dataclass(frozen=True, slots=True)
class Name:
    """A reporter's row, as much of it as a byline prints."""

    name: str
    kind: str
    organisation: str


@dataclass(frozen=True, slots=True)
class IssueJob:
    """A source of the importer: reading it makes it up."""

    date: dt.date
    stories: int
    seed: str
    number: int
    total_number: int | None
    names: tuple[Name, ...] = ()
    read_to: int = 0  # stories, with these

    @property
    def place(self) -> Place:
        return Place("seed")

    @property
    def weight(self) -> int:
        return self.stories * BYTES

    def read(self, findings: Findings) -> dict[str, Any]:
        writer = Writer(self.seed)
        pages: list[list[dict[str, Any]]] = [[] for _page in PAGES]
        for number in range(self.stories):
            page = pages[number % len(PAGES)]
            page.append(_story(writer, names=self.names, position=len(page) + 1))
        return {
            "date": self.date.isoformat(),
            "number": self.number,
            "total": self.total_number,
            "pages": [
                {"label": label, "name": name, "stories": stories}
                for (label, name), stories in zip(PAGES, pages, strict=True)
            ],
        }


def _story(writer: Writer, *, names: Sequence[Name], position: int) -> dict[str, Any]:
    story = writer.story()
    chosen = writer.random.sample(names, writer.random.choice((1, 1, 2)))
    return {
        "kind": story.kind,
        "weight": _weight(story, position).value,
        "kicker": story.kicker,
        "headline": story.headline,
        "deck": story.deck,
        "dateline": story.dateline,
        "body": story.body,
        "section": story.section,
        "series": _series(writer.random),
        "tags": list(story.tags),
        "credits": [_credit(name) for name in chosen],
    }


def _weight(story: BulkStory, position: int) -> Weight:
    if position == 1:
        return Weight.LEAD
    return Weight.BRIEF if story.kind == ArticleKind.BRIEF else Weight.NORMAL


def _series(random: Random) -> str:
    return random.choice(SERIES) if random.random() < 0.2 else ""


def _credit(name: Name) -> dict[str, str]:
    staff = name.kind == ReporterKind.STAFF
    role = CreditRole.REPORTER if staff else CreditRole.CORRESPONDENT
    return {
        "role": role.value,
        "name": name.name,
        "organisation": name.organisation,
    }
