"""The verbs of an issue's instant: release it whole, delay it, pull one story."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.layout.printing import printed_issue
from articles.layout.rows import (
    hold,
    hold_issue,
    lock_issue,
    require_releaser,
    take_off,
)
from articles.models import Article, DeskLog, Issue, SignOff
from articles.refusals import NotReady, WrongState
from articles.search import keep_found, move_found
from articles.vocabulary import ArticleState, IssueState, Verb
from articles.workflow import LIVE_FIELDS, clear_release

FARTHEST = dt.timedelta(days=5 * 366)


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

    The issue must have been signed for the press as it stands. `leave_out` is the
    explicit choice to go without the unsigned stories. Called again on a released
    issue it confirms stories signed or placed since, which go live at that instant or
    now, whichever is later; the log then names the pages that differ from what was
    signed for the press. Returns the stories it released.
    """
    require_releaser(by)
    row = hold_issue(issue)
    again = row.release_at
    instant = max(now, again) if again else at
    if not again and at < now:
        raise NotReady(_("发布时间已经过去了，请填现在或以后的时间。"))
    require_near(instant, now=now)
    going = _signed_stories(row, instant=instant, leave_out=leave_out)
    if again and not going:
        raise NotReady(_("这一期已经定了发布时间，没有新签发的稿件要补进去。"))
    if not going and not _is_read_by(row, instant):
        raise NotReady(_("版面上还没有签发的稿件，发出去是一张白报。"))
    printed = printed_issue(row)
    if not again and (faults := printed.faults):
        raise NotReady(_("%s。") % "；".join(faults))
    for article, sign_off in going:
        article.live_from = instant
        article.live_revision = sign_off.revision
        article.first_live_at = article.first_live_at or instant
        article.save(update_fields=LIVE_FIELDS)
    keep_found(article for article, _sign_off in going)
    if not again:
        row.state, row.release_at = IssueState.RELEASED, instant
        row.save(update_fields=["state", "release_at"])
    detail: dict[str, object] = {
        "at": instant.isoformat(),
        "stories": [article.pk for article, _sign_off in going],
    }
    if printed.changed:
        detail["changed"] = printed.changed
    DeskLog.objects.write(Verb.RELEASE, row, by=by, now=now, **detail)
    issue.refresh_from_db()
    return [article for article, _sign_off in going]


@transaction.atomic
def delay(issue: Issue, *, until: dt.datetime, by: Any, now: dt.datetime) -> None:
    """Move a release that has not happened yet, and all its stories with it."""
    require_releaser(by)
    row = hold_issue(issue)
    if row.release_at is None:
        raise WrongState(_("这一期还没有定发布时间。"))
    if row.is_live(now):
        raise WrongState(_("这一期读者已经看到了，不能再缓发，只能更正或撤稿。"))
    if until <= now:
        raise NotReady(_("缓发要填一个还没到的时间。"))
    require_near(until, now=now)
    waiting = Article.objects.filter(page__issue=row, live_from__gt=now)
    waiting = waiting.filter(web_first=False)
    stories = list(waiting)
    require_embargo_over(stories, instant=until)
    waiting.filter(first_live_at__gt=now).update(first_live_at=until)
    waiting.update(live_from=until)
    move_found([story.pk for story in stories], live_from=until)
    detail = {"was": row.release_at.isoformat(), "until": until.isoformat()}
    row.release_at = until
    row.save(update_fields=["release_at"])
    DeskLog.objects.write(Verb.DELAY, row, by=by, now=now, **detail)
    issue.refresh_from_db()


@transaction.atomic
def pull(issue: Issue, *, article: Article, by: Any, now: dt.datetime) -> None:
    """Take one story out of an issue that is not live yet; the rest is untouched.

    One with an instant of its own keeps that and leaves only its page.
    """
    require_releaser(by)
    held = lock_issue(issue)
    row = hold(article)
    if row.page is None or row.page.issue_id != issue.pk:
        raise WrongState(_("这篇稿件不在这一期的版面上。"))
    if held.is_live(now) if row.web_first else row.is_live(now):
        raise WrongState(_("这篇稿件读者已经看到了，请用撤稿。"))
    if not row.web_first:
        clear_release(row, now=now)
        row.save(update_fields=LIVE_FIELDS)
    take_off(row)
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
    """`issue` is held, so no signature falls in between."""
    waiting = Article.objects.filter(page__issue=issue, live_from__isnull=True)
    blocking = unsigned_stories(issue)
    if blocking and not leave_out:
        titles = "、".join(f"《{article.title}》" for article in blocking[:5])
        text = ngettext(
            "%(titles)s 还没签发。签发它，或勾选“未签发的不见报”。",
            "%(titles)s 等%(count)d篇还没签发。签发它们，或勾选“未签发的不见报”。",
            len(blocking),
        )
        raise NotReady(text % {"titles": titles, "count": len(blocking)})
    articles = list(waiting.filter(state=ArticleState.SIGNED).order_by("pk"))
    require_embargo_over(articles, instant=instant)
    found = SignOff.objects.releasing().filter(article__in=articles)
    signed = {row.article_id: row for row in found.select_related("revision")}
    return [(article, signed[article.pk]) for article in articles]


def _is_read_by(issue: Issue, instant: dt.datetime) -> bool:
    """Whether it shows a story by then that went online ahead of it."""
    return Article.objects.of_issue(issue).live(instant).exists()


def require_near(instant: dt.datetime, *, now: dt.datetime) -> None:
    """A slip of the finger: the year 9999 would not even fit the columns."""
    if instant - now > FARTHEST:
        raise NotReady(_("发布时间太远了，最多排到五年以后。"))


def require_embargo_over(articles: Sequence[Article], *, instant: dt.datetime) -> None:
    for article in articles:
        if article.embargo and article.embargo > instant:
            until = date_format(localtime(article.embargo), "DATETIME_FORMAT")
            text = _("《%(title)s》%(until)s才解禁，请改发布时间或先撤下它。")
            raise NotReady(text % {"title": article.title, "until": until})
