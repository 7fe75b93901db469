"""Content as a revision holds it, with only what a check is to see. No test here."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from articles.checks import NOTHING, House, findings_in
from articles.checks.folding import fold
from articles.checks.house import Leader, Post


def content(**fields: Any) -> dict[str, Any]:
    heads = dict.fromkeys(("kicker", "headline", "deck", "summary", "body"), "")
    return heads | {"photos": [], "dateline": ""} | fields


def told(check: str, *paragraphs: str, house: House = NOTHING) -> list[str]:
    """What one check finds in these paragraphs."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    rows = findings_in(content(body=body), house)
    return [row.what for row in rows if row.check == check]


DAY = dt.date(2026, 11, 24)
OFFICE = dt.date(2024, 3, 1)


def leader(name: str, rank: int, *titles: str, until: dt.date | None = None) -> Leader:
    posts = tuple(Post(fold(title).text, OFFICE, until) for title in titles)
    return Leader(fold(name).text, rank, posts)


def directory(leaders: Sequence[Leader], *, day: dt.date | None = DAY) -> House:
    return House(leaders=tuple(leaders), printed=day, written=day)
