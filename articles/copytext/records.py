"""What a parsed page is made of: frozen records and their JSON. No parsing here."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as it came in, by the number that an editor's window shows."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Credit:
    """One name in one role; `raw` is the printed unit that named it."""

    name: str
    role: str
    organisation: str = ""
    qualifier: str = ""
    raw: str = ""

    def as_json(self) -> dict[str, str]:
        return {
            "name": self.name,
            "role": self.role,
            "organisation": self.organisation,
            "qualifier": self.qualifier,
            "raw": self.raw,
        }


@dataclass(frozen=True, slots=True)
class Join:
    """Two lines made one: enough to show the seam and to cut it open again."""

    line: int
    before: str
    after: str
    glue: str = ""
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Subhead:
    """A 小标题; `before` is the index of the paragraph it stands over."""

    before: int
    text: str

    def as_json(self) -> dict[str, int | str]:
        return {"before": self.before, "text": self.text}


@dataclass(frozen=True, slots=True)
class PhotoCopy:
    """One picture that the page describes; the picture itself comes later.

    `picture` counts the pictures of the file that the text came from, from 0.
    """

    caption: str = ""
    credits: tuple[Credit, ...] = ()
    series: str = ""
    after: int = 0
    lines: tuple[SourceLine, ...] = ()
    picture: int | None = None

    def as_json(self) -> dict[str, Any]:
        shape: dict[str, Any] = {
            "caption": self.caption,
            "credits": [credit.as_json() for credit in self.credits],
            "series": self.series,
        }
        return shape if self.picture is None else shape | {"picture": self.picture}


@dataclass(frozen=True, slots=True)
class StoryCopy:
    """One item of the page: a story, or a photo that stands for itself.

    `apparatus` holds the printed marks that became data (datelines, bylines, brackets
    of a column), so that no character of the page is ever lost.
    """

    kind: Literal["story", "photo"] = "story"
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    dateline: str = ""
    dated: dt.date | None = None
    source: str = ""
    credits: tuple[Credit, ...] = ()
    paragraphs: tuple[str, ...] = ()
    subheads: tuple[Subhead, ...] = ()
    joins: tuple[Join, ...] = ()
    photos: tuple[PhotoCopy, ...] = ()
    series: str = ""
    apparatus: tuple[str, ...] = ()
    lines: tuple[SourceLine, ...] = ()

    @property
    def healed(self) -> int:
        return len(self.joins)

    @property
    def caption(self) -> str:
        """A photo item's own caption; a story has captions only in its photos."""
        if self.kind != "photo":
            return ""
        return "\n".join(photo.caption for photo in self.photos if photo.caption)

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "kicker": self.kicker,
            "headline": self.headline,
            "deck": self.deck,
            "dateline": self.dateline,
            "source": self.source,
            "credits": [credit.as_json() for credit in self.credits],
            "paragraphs": list(self.paragraphs),
            "subheads": [subhead.as_json() for subhead in self.subheads],
            "healed": self.healed,
            "photos": [photo.as_json() for photo in self.photos],
            "caption": self.caption,
            "series": self.series,
        }


@dataclass(frozen=True, slots=True)
class PageCopy:
    """A whole page: items in printed order, and what was taken off as furniture."""

    items: tuple[StoryCopy, ...] = ()
    page_credits: tuple[Credit, ...] = ()
    doubts: tuple[str, ...] = ()
    furniture: tuple[SourceLine, ...] = ()
    label: str = ""
    name: str = ""
    date: str = ""
    lines: tuple[SourceLine, ...] = field(default=(), repr=False)
    doubts_by_line: tuple[tuple[int, str], ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "items": [item.as_json() for item in self.items],
            "page_credits": [
                {"name": credit.name, "role": credit.role}
                for credit in self.page_credits
            ],
            "doubts": list(self.doubts),
        }
