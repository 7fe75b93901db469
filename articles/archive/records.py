"""An archive's issue as it was read and found good. Plain data that may change process.

The format is described in docs/archive-format.md; no database, no files.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CreditRecord:
    role: str
    name: str
    organisation: str = ""
    qualifier: str = ""
    reporter: str = ""  # the name in the directory, where another was printed


@dataclass(frozen=True, slots=True)
class PhotoRecord:
    """`file` is blank where the picture itself is lost: its place is kept."""

    file: str
    caption: str
    credit: str
    alt: str
    source: str
    after: int
    lead: bool


@dataclass(frozen=True, slots=True)
class StoryRecord:
    fields: dict[str, Any]  # columns of Article that are typed, cleaned and counted
    position: int
    section: str
    series: str
    tags: tuple[str, ...]
    credits: tuple[CreditRecord, ...]
    photos: tuple[PhotoRecord, ...]
    old: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageRecord:
    number: int
    label: str
    name: str
    credits: str
    old: tuple[str, ...]
    stories: tuple[StoryRecord, ...]


@dataclass(frozen=True, slots=True)
class IssueRecord:
    date: dt.date
    edition: str
    time: dt.time
    number: int | None
    total_number: int | None
    covers_until: dt.date | None
    old: tuple[str, ...]
    pages: tuple[PageRecord, ...]

    @property
    def key(self) -> tuple[dt.date, str]:
        return self.date, self.edition
