"""The verbs that fill an issue: plan it, place and unplace a story, order a page."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.layout.rows import (
    close_gap,
    hold,
    lock_page,
    require_placer,
    take_off,
    touch,
)
from articles.models import Article, DeskLog, Issue, Page
from articles.models.issue import MAIN
from articles.permissions import Action, require
from articles.refusals import NotReady, Stale, WrongState
from articles.vocabulary import Verb


@transaction.atomic
def plan_issue(
    date: dt.date,
    *,
    pages: Sequence[tuple[str, str]],
    by: Any,
    now: dt.datetime,
    edition: str = MAIN,
) -> Issue:
    """Open an issue with its pages, given as (label, name) in order."""
    require_placer(by)
    issue = Issue(date=date, edition=edition)
    if edition == MAIN:
        issue.number, issue.total_number = _next_numbers(date)
    try:
        issue.full_clean()
        issue.save()
    except ValidationError as error:
        raise NotReady(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise WrongState(_("别人刚建好这一期，请刷新再看。")) from error
    Page.objects.bulk_create(
        Page(issue=issue, number=number, label=label, name=name)
        for number, (label, name) in enumerate(pages, 1)
    )
    DeskLog.objects.write(Verb.CREATE, issue, by=by, now=now, pages=len(pages))
    return issue


@transaction.atomic
def place(article: Article, *, page: Page, by: Any, now: dt.datetime) -> None:
    """Put a story last on a page, from the pool or from another page."""
    row = hold(article, page=page)
    require(by, Action.PLACE, row)
    if row.live_from is not None:
        raise WrongState(_("这篇稿件已定见报，不能换版；要换先抽稿。"))
    left = row.page
    last = page.articles.aggregate(last=Max("position"))["last"] or 0
    row.page, row.position = page, last + 1
    row.save(update_fields=["page", "position"])
    touch(page)
    if left is not None and left != page:
        close_gap(left)
    DeskLog.objects.write(Verb.PLACE, row, by=by, now=now, page=str(page))
    article.refresh_from_db()


@transaction.atomic
def unplace(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Take a story off its page before release; it stays in the pool."""
    row = hold(article)
    require(by, Action.PLACE, row)
    if row.page is None:
        raise WrongState(_("这篇稿件不在任何版面上。"))
    if row.live_from is not None:
        raise WrongState(_("这篇稿件已定见报，请用抽稿。"))
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
    held = {
        article.pk: article
        for article in page.articles.select_for_update(no_key=True).order_by("pk")
    }
    if row.version != version or sorted(article_ids) != sorted(held):
        raise Stale(_("这个版面刚被别人调整过，请看过现在的次序再排。"))
    for position, pk in enumerate(article_ids, 1):
        held[pk].position = position
    Article.objects.bulk_update(held.values(), ["position"])
    touch(page)
    DeskLog.objects.write(Verb.PLACE, page, by=by, now=now, order=list(article_ids))


def _next_numbers(date: dt.date) -> tuple[int | None, int | None]:
    """期号 starts anew each year, 总期号 never; unknown until somebody gives one."""
    last = Issue.objects.main().filter(date__lt=date).order_by("-date").first()
    if last is None:
        return None, None
    number = (last.number or 0) + 1 if last.number else None
    if last.date.year != date.year:
        number = 1
    return number, last.total_number + 1 if last.total_number else None
