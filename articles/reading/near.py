"""What else to read after a story: around it in print, and what is akin to it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from articles.models import Article

SERIES, RELATED = 5, 5


class Near(TypedDict):
    """A row of Article.objects.near()."""

    pk: int
    live_headline: str
    kin: str
    page_number: int | None
    position: int | None
    live_from: dt.datetime


def neighbours(
    article: Article, near: Sequence[Near], *, in_issue: bool
) -> dict[str, Any]:
    """Before and after in print order across the issue, this page, this series, and
    stories of the same tags, else of the same section, that stand in no other list.

    `in_issue`: whether readers can open the issue, and so may learn of it.
    """
    printed = _printed(near) if in_issue else []
    keys = [row["pk"] for row in printed]
    at = keys.index(article.pk) if article.pk in keys else None
    number = article.page.number if article.page else None
    same_page = [
        row
        for row in printed
        if row["page_number"] == number and row["pk"] != article.pk
    ]
    series = _newest(near, kin="series", leave_out={article.pk})[:SERIES]
    shown = {article.pk, *(row["pk"] for row in [*same_page, *series])}
    tagged = _newest(near, kin="tag", leave_out=shown)
    shown |= {row["pk"] for row in tagged}
    related = tagged + _newest(near, kin="section", leave_out=shown)
    return {
        "previous": printed[at - 1] if at else None,
        "following": printed[at + 1] if at is not None and at + 1 < len(keys) else None,
        "same_page": same_page,
        "same_series": series,
        "related": related[:RELATED],
    }


def _printed(near: Iterable[Near]) -> list[Near]:
    return sorted(
        (row for row in near if row["kin"] == "issue"),
        key=lambda row: (row["page_number"] or 0, row["position"] or 0, row["pk"]),
    )


def _newest(near: Iterable[Near], *, kin: str, leave_out: set[int]) -> list[Near]:
    return sorted(
        (row for row in near if row["kin"] == kin and row["pk"] not in leave_out),
        key=lambda row: (row["live_from"], row["pk"]),
        reverse=True,
    )
