"""The steps of a long list, shared by all pages that have one."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest

from articles.models.article_rows import ArticleQuerySet
from articles.reading import card_of, live_card
from articles.reading.pager import PER_STEP, Cursor, parse_cursor, step_of


def cursor_of(request: HttpRequest) -> Cursor | None:
    """Where ?before= begins.

    What we never handed out is 404, not silently the first step.
    """
    asked = request.GET.get("before", "")
    cursor = parse_cursor(asked) if asked else None
    if asked and cursor is None:
        raise Http404
    return cursor


def here(request: HttpRequest, cursor: Cursor | None) -> str:
    """The one address of this step: each holds what no other does."""
    return request.path if cursor is None else f"{request.path}?before={cursor}"


def stepped(
    request: HttpRequest, rows: ArticleQuerySet, *, now: dt.datetime
) -> dict[str, Any]:
    """Cards of the step that ?before= asks for, newest first. Three queries."""
    cursor = cursor_of(request)
    if cursor is not None:
        rows = rows.older_than(cursor.at, pk=cursor.pk)
    chosen = rows.newest(PER_STEP + 1).with_cards()
    step = step_of(list(chosen), at=lambda row: row.live_from)
    cards = [card_of(row, live_card(row), now=now) for row in step.rows]
    return {
        "cards": cards,
        "following": step.following,
        "is_first": cursor is None,
        "here": here(request, cursor),
    }
