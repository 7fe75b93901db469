"""The verbs that fill a page: place and unplace a story, order the whole page."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.layout.rows import (
    close_gap,
    hold,
    lock_page,
    number,
    require_placer,
    take_off,
)
from articles.models import Article, DeskLog, Issue, Page
from articles.permissions import Action, may_release, require
from articles.refusals import NotAllowed, Stale, WrongState
from articles.vocabulary import Verb


@transaction.atomic
def place(
    article: Article,
    *,
    page: Page,
    by: Any,
    now: dt.datetime,
    position: int | None = None,
    version: int | None = None,
) -> None:
    """Put a story on a page: from the pool, from another page, or elsewhere on its own.

    Last, unless a position is given. `version` is that of the page as it was read.
    """
    row = hold(article, page=page)
    require(by, Action.PLACE, row)
    if row.live_from is not None and not row.web_first:
        raise WrongState(_("这篇稿件已定见报，不能换版；要换先抽稿。"))
    _require_still_to_come(row, page, by=by, now=now)
    left = row.page
    rows = [other for other in _held_stories(page) if other.pk != row.pk]
    at = len(rows) if position is None else min(max(position - 1, 0), len(rows))
    rows.insert(at, row)
    if version is not None and version != _version(page):
        raise _stale(page, wanted=[story.pk for story in rows])
    number(page, rows)
    if left is not None and left != page:
        close_gap(left)
    detail = {"page": str(page), "position": at + 1}
    DeskLog.objects.write(Verb.PLACE, row, by=by, now=now, **detail)
    article.refresh_from_db()


@transaction.atomic
def unplace(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Take a story off its page before release; it stays in the pool."""
    row = hold(article)
    require(by, Action.PLACE, row)
    if row.page is None:
        raise WrongState(_("这篇稿件不在任何版面上。"))
    if row.live_from is not None and not row.web_first:
        raise WrongState(_("这篇稿件已定见报，请用抽稿。"))
    _require_still_to_come(row, by=by, now=now)
    take_off(row)
    DeskLog.objects.write(Verb.UNPLACE, row, by=by, now=now)
    article.refresh_from_db()


@transaction.atomic
def order_page(
    page: Page, *, article_ids: Sequence[int], version: int, by: Any, now: dt.datetime
) -> None:
    """Save the whole order of a page that was read at `version`."""
    require_placer(by)
    row = lock_page(page)
    held = {article.pk: article for article in _held_stories(row)}
    if row.version != version or sorted(article_ids) != sorted(held):
        raise _stale(row, wanted=article_ids)
    number(row, [held[pk] for pk in article_ids])
    DeskLog.objects.write(Verb.PLACE, page, by=by, now=now, order=list(article_ids))


def _require_still_to_come(
    row: Article, to: Page | None = None, *, by: Any, now: dt.datetime
) -> None:
    """A story with an instant of its own shows in a paper as soon as the paper does.

    So it neither leaves one that readers have, nor enters or leaves one that is
    released without the chief. The pages are held: no release comes in between.
    """
    if row.live_from is None:
        return
    pages = [pk for pk in (row.page_id, to.pk if to else None) if pk is not None]
    issues = list(Issue.objects.filter(pages__in=pages, release_at__isnull=False))
    if row.page and any(i.pk == row.page.issue_id and i.is_live(now) for i in issues):
        raise WrongState(_("读者已经在那一期上看到这篇稿件了，不能再挪。"))
    if issues and not may_release(by):
        raise NotAllowed(
            _("那一期已经定了发布时间，先发过的稿件要由值班总编上版和撤版。")
        )


def _held_stories(page: Page) -> list[Article]:
    """The stories of a held page in order, locked as everybody locks them: by key."""
    rows = list(page.articles.select_for_update(no_key=True).order_by("pk"))
    return sorted(rows, key=lambda row: row.position or 0)


def _version(page: Page) -> int:
    return Page.objects.values_list("version", flat=True).get(pk=page.pk)


def _stale(page: Page, *, wanted: Sequence[int]) -> Stale:
    """Both orders by their headlines, so that nobody has to remember either."""
    present = [row.pk for row in _held_stories(page)]
    known = {
        row.pk: row.title
        for row in Article.objects.filter(pk__in=[*present, *wanted]).only(
            "headline", "first_words"
        )
    }

    def in_words(order: Sequence[int]) -> str:
        titles = (known[pk] for pk in order if pk in known)
        return "　".join(f"{at} 《{title}》" for at, title in enumerate(titles, 1))

    return Stale(
        _("这个版面刚被别人调整过，请看过现在的次序再排。"),
        details=[
            _("现在的次序：%s") % in_words(present),
            _("您要的次序：%s") % in_words(wanted),
        ],
    )
