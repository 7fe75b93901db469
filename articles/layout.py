"""The verbs of an issue: plan, place, order, release, delay, pull.

Each is atomic, refuses with a sentence, and writes the desk log. Nothing here renders.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, DeskLog, Issue, Page, SignOff
from articles.models.issue import MAIN
from articles.permissions import Action, may_place, may_release, require
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.vocabulary import ArticleState, IssueState, Verb
from articles.workflow import clear_release, locked

LIVE_FIELDS = ["live_from", "live_revision", "first_live_at"]


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
    _require_placer(by)
    issue = Issue(date=date, edition=edition)
    issue.full_clean()
    issue.save()
    Page.objects.bulk_create(
        Page(issue=issue, number=number, label=label, name=name)
        for number, (label, name) in enumerate(pages, 1)
    )
    DeskLog.objects.write(Verb.CREATE, issue, by=by, now=now, pages=len(pages))
    return issue


@transaction.atomic
def place(article: Article, *, page: Page, by: Any, now: dt.datetime) -> None:
    """Put a story last on a page, from the pool or from another page."""
    _lock_page(page)
    row = locked(article)
    require(by, Action.PLACE, row)
    if row.live_from is not None:
        raise WrongState(_("这篇稿件已定见报，不能换版；要换先抽稿。"))
    last = page.articles.aggregate(last=Max("position"))["last"] or 0
    row.page, row.position = page, last + 1
    row.save(update_fields=["page", "position"])
    _touch(page)
    DeskLog.objects.write(Verb.PLACE, row, by=by, now=now, page=str(page))
    article.refresh_from_db()


@transaction.atomic
def unplace(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Take a story off its page before release; it stays in the pool."""
    row = locked(article)
    require(by, Action.PLACE, row)
    if row.page is None:
        raise WrongState(_("这篇稿件不在任何版面上。"))
    if row.live_from is not None:
        raise WrongState(_("这篇稿件已定见报，请用抽稿。"))
    _take_off(row)
    DeskLog.objects.write(Verb.UNPLACE, row, by=by, now=now)
    article.refresh_from_db()


@transaction.atomic
def order_page(
    page: Page, *, article_ids: Sequence[int], version: int, by: Any, now: dt.datetime
) -> None:
    """Save the whole order of a page that was read at `version`."""
    _require_placer(by)
    row = _lock_page(page)
    held = {article.pk: article for article in page.articles.select_for_update()}
    if row.version != version or sorted(article_ids) != sorted(held):
        raise Stale(_("这个版面刚被别人调整过，请看过现在的次序再排。"))
    for position, pk in enumerate(article_ids, 1):
        held[pk].position = position
    Article.objects.bulk_update(held.values(), ["position"])
    _touch(page)
    DeskLog.objects.write(Verb.PLACE, page, by=by, now=now, order=list(article_ids))


@transaction.atomic
def release(
    issue: Issue,
    *,
    at: dt.datetime,
    by: Any,
    now: dt.datetime,
    leave_out: bool = False,
) -> list[Article]:
    """Give an issue its instant; every signed story on its pages goes live then.

    `leave_out` is the explicit choice to go without the unsigned ones. Called again
    on a released issue it confirms stories signed or placed since, which go live at
    that instant or now, whichever is later. Returns the stories it released.
    """
    _require_releaser(by)
    row = _lock_issue(issue)
    again = row.release_at
    instant = max(now, again) if again else at
    if not again and at < now:
        raise NotReady(_("发布时间已经过去了，请填现在或以后的时间。"))
    going = _signed_stories(row, instant=instant, leave_out=leave_out)
    if again and not going:
        raise NotReady(_("这一期已经定了发布时间，没有新签发的稿件要补进去。"))
    if not going:
        raise NotReady(_("版面上还没有签发的稿件，发出去是一张白报。"))
    for article, sign_off in going:
        article.live_from = instant
        article.live_revision = sign_off.revision
        article.first_live_at = article.first_live_at or instant
        article.save(update_fields=LIVE_FIELDS)
    if not again:
        row.state, row.release_at = IssueState.RELEASED, instant
        row.save(update_fields=["state", "release_at"])
    stories = [article.pk for article, _sign_off in going]
    DeskLog.objects.write(
        Verb.RELEASE, row, by=by, now=now, at=instant.isoformat(), stories=stories
    )
    issue.refresh_from_db()
    return [article for article, _sign_off in going]


@transaction.atomic
def delay(issue: Issue, *, until: dt.datetime, by: Any, now: dt.datetime) -> None:
    """Move a release that has not happened yet, and all its stories with it."""
    _require_releaser(by)
    row = _lock_issue(issue)
    if row.release_at is None:
        raise WrongState(_("这一期还没有定发布时间。"))
    if row.is_live(now):
        raise WrongState(_("这一期读者已经看到了，不能再缓发，只能更正或撤稿。"))
    if until <= now:
        raise NotReady(_("缓发要填一个还没到的时间。"))
    waiting = Article.objects.filter(page__issue=row, live_from__gt=now)
    _require_embargo_over(list(waiting), instant=until)
    waiting.update(live_from=until, first_live_at=until)
    detail = {"was": row.release_at.isoformat(), "until": until.isoformat()}
    row.release_at = until
    row.save(update_fields=["release_at"])
    DeskLog.objects.write(Verb.DELAY, row, by=by, now=now, **detail)
    issue.refresh_from_db()


@transaction.atomic
def pull(issue: Issue, *, article: Article, by: Any, now: dt.datetime) -> None:
    """Take one story out of an issue that is not live yet; the rest is untouched."""
    _require_releaser(by)
    _lock_issue(issue)
    row = locked(article)
    if row.page is None or row.page.issue_id != issue.pk:
        raise WrongState(_("这篇稿件不在这一期的版面上。"))
    if row.is_live(now):
        raise WrongState(_("这篇稿件读者已经看到了，请用撤稿。"))
    clear_release(row)
    row.save(update_fields=LIVE_FIELDS)
    _take_off(row)
    DeskLog.objects.write(Verb.PULL, row, by=by, now=now, issue=str(issue))
    article.refresh_from_db()


def unsigned_stories(issue: Issue) -> list[Article]:
    """What blocks a release: stories on its pages that nobody has signed."""
    rows = Article.objects.filter(page__issue=issue, live_from__isnull=True)
    return list(
        rows.exclude(state__in=[ArticleState.SIGNED, ArticleState.WITHDRAWN])
        .select_related("page")
        .order_by("page__number", "position")
    )


def _signed_stories(
    issue: Issue, *, instant: dt.datetime, leave_out: bool
) -> list[tuple[Article, SignOff]]:
    blocking = unsigned_stories(issue)
    if blocking and not leave_out:
        titles = "、".join(f"《{article.title}》" for article in blocking[:5])
        text = ngettext(
            "%(titles)s 还没签发。签发它，或勾选“未签发的不见报”。",
            "%(titles)s 等%(count)d篇还没签发。签发它们，或勾选“未签发的不见报”。",
            len(blocking),
        )
        raise NotReady(text % {"titles": titles, "count": len(blocking)})
    rows = Article.objects.filter(
        page__issue=issue, live_from__isnull=True, state=ArticleState.SIGNED
    )
    articles = list(rows.select_for_update(of=("self",)).order_by("pk"))
    _require_embargo_over(articles, instant=instant)
    found = SignOff.objects.releasing().filter(article__in=articles)
    signed = {row.article_id: row for row in found.select_related("revision")}
    return [(article, signed[article.pk]) for article in articles]


def _require_embargo_over(articles: Sequence[Article], *, instant: dt.datetime) -> None:
    for article in articles:
        if article.embargo and article.embargo > instant:
            until = date_format(localtime(article.embargo), "DATETIME_FORMAT")
            text = _("《%(title)s》%(until)s才解禁，请改发布时间或先撤下它。")
            raise NotReady(text % {"title": article.title, "until": until})


def _take_off(row: Article) -> None:
    """Leave the page and close the gap behind; the constraint is deferred for this."""
    page = _lock_page(row.page) if row.page else None
    row.page = row.position = None
    row.save(update_fields=["page", "position"])
    if page is None:
        return
    rest = list(page.articles.order_by("position"))
    for position, article in enumerate(rest, 1):
        article.position = position
    Article.objects.bulk_update(rest, ["position"])
    _touch(page)


def _touch(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(version=F("version") + 1)


def _lock_page(page: Page) -> Page:
    return Page.objects.select_for_update(of=("self",)).get(pk=page.pk)


def _lock_issue(issue: Issue) -> Issue:
    return Issue.objects.select_for_update().get(pk=issue.pk)


def _require_placer(by: Any) -> None:
    if not may_place(by):
        raise NotAllowed(_("只有责任编辑、部主任和值班总编能排版面。"))


def _require_releaser(by: Any) -> None:
    if not may_release(by):
        raise NotAllowed(_("只有值班总编能定发布、缓发和抽稿。"))
