"""Long lists: the steps of one by instant, the letters of one by name."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from articles.models.article_rows import ArticleQuerySet
from articles.models.article_tag import ArticleTagQuerySet
from articles.reading import Entry, card_of, lettered, live_card, the_paper
from articles.reading.pager import PER_STEP, Cursor, parse_cursor, step_of
from articles.views.public import show


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
    request: HttpRequest,
    rows: ArticleQuerySet | ArticleTagQuerySet,
    *,
    now: dt.datetime,
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


def by_letter(
    request: HttpRequest, template: str, entries: Iterable[Entry]
) -> HttpResponse:
    """Names by pinyin; ?letter= asks for one of many."""
    letters = lettered(entries, asked=request.GET.get("letter", ""))
    if letters is None:
        raise Http404
    return show(request, template, {"paper": the_paper(), "letters": letters})
