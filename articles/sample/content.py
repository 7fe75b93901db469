"""The sample paper's files read into plain records. No database here.

A body is written lightly: a blank line parts paragraphs, `## ` opens a subhead, `- ` a
list, `**…**` is strong; a line break inside a paragraph stays (poems need it).
"""

import html
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from articles.vocabulary import CreditRole, ReporterKind

FOLDER = Path(__file__).parent
RELEASED = ("1", "2", "3", "4", "5")  # oldest first
PLANNING = "planning"
ROLES = {
    "记者": CreditRole.REPORTER,
    "实习生": CreditRole.INTERN,
    "通讯员": CreditRole.CORRESPONDENT,
    "摄影": CreditRole.PHOTOGRAPHER,
    "作者": CreditRole.AUTHOR,
    "署名": CreditRole.UNKNOWN,
}
CREDIT = re.compile(r"(?P<role>\S+) (?P<names>[^（]+)(?:（(?P<organisation>.+)）)?")
STRONG = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class SampleCredit:
    role: CreditRole
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    scene: str
    seed: int
    caption: str
    alt: str
    credit: str
    after: int = 0
    format: str = "landscape"
    lead: bool = False
    photographers: tuple[str, ...] = ()
    source: str = "own"
    focus: tuple[int, int] = (500, 500)


@dataclass(frozen=True, slots=True)
class SampleStory:
    kind: str
    weight: str
    headline: str
    body: str
    credits: tuple[SampleCredit, ...]
    photos: tuple[SamplePhoto, ...]
    section: str
    series: str
    tags: tuple[str, ...]
    state: str
    placed: bool
    web_first: bool
    reason: str
    printed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SamplePage:
    label: str
    name: str
    credits: str
    space: int | None
    stories: tuple[SampleStory, ...]


@dataclass(frozen=True, slots=True)
class SamplePerson:
    name: str
    kind: ReporterKind
    organisation: str = ""
    login: str = ""
    bio: str = ""


def issue_pages(name: str) -> tuple[SamplePage, ...]:
    """One issue's pages in order; `name` is in RELEASED or is PLANNING."""
    source = (FOLDER / "issues" / f"{name}.toml").read_text(encoding="utf-8")
    return tuple(
        SamplePage(
            label=page["label"],
            name=page["name"],
            credits=page["credits"],
            space=page.get("space"),
            stories=tuple(_story(row) for row in page["stories"]),
        )
        for page in tomllib.loads(source)["pages"]
    )


@cache
def paper() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "paper.toml").read_text(encoding="utf-8"))


def people() -> list[SamplePerson]:
    rows = paper()["people"]
    return [SamplePerson(**row | {"kind": ReporterKind(row["kind"])}) for row in rows]


def _story(row: dict[str, Any]) -> SampleStory:
    printed = ("kicker", "deck", "summary", "dateline", "label")
    origin = ("source", "original_title", "original_author")
    return SampleStory(
        kind=row["kind"],
        weight=row["weight"],
        headline=row["headline"],
        body=row["body"].strip(),
        credits=tuple(credit for line in row["by"] for credit in credits_of(line)),
        photos=tuple(_photo(photo) for photo in row.get("photos", [])),
        section=row["section"],
        series=row.get("series", ""),
        tags=tuple(row["tags"]),
        state=row.get("state", "signed"),
        placed=row.get("placed", False),
        web_first=row.get("web_first", False),
        reason=row.get("reason", ""),
        printed={name: row.get(name, "") for name in printed + origin},
    )


def _photo(row: dict[str, Any]) -> SamplePhoto:
    lists: dict[str, Any] = {
        name: tuple(row[name]) for name in ("photographers", "focus") if name in row
    }
    return SamplePhoto(**row | lists)


def credits_of(line: str) -> list[SampleCredit]:
    """「通讯员 陆彩萍 顾文彬（区卫生健康委）」 into one credit a name."""
    match = CREDIT.fullmatch(line)
    if match is None:
        raise ValueError(f"No credit: {line}")
    role, organisation = ROLES[match["role"]], match["organisation"] or ""
    return [SampleCredit(role, name, organisation) for name in match["names"].split()]


def body_html(text: str) -> str:
    """The light form into the HTML that the editor would have made."""
    return "".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()))


def _block(block: str) -> str:
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    lines = block.split("\n")
    if all(line.startswith("- ") for line in lines):
        items = "".join(f"<li><p>{_inline(line[2:])}</p></li>" for line in lines)
        return f"<ul>{items}</ul>"
    return f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>"


def _inline(text: str) -> str:
    return STRONG.sub(r"<strong>\1</strong>", html.escape(text.strip(), quote=False))
