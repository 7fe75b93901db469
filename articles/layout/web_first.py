"""The verbs of a story's own instant 先网后报: online before its paper, or without."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.layout.release import require_embargo_over, require_near
from articles.layout.rows import require_releaser
from articles.models import Article, DeskLog, SignOff
from articles.refusals import NotReady, WrongState
from articles.search import keep_found
from articles.vocabulary import ArticleState, Verb
from articles.workflow import LIVE_FIELDS, clear_release, locked


@transaction.atomic
def publish_web(
    article: Article, *, at: dt.datetime, by: Any, now: dt.datetime
) -> None:
    """Give a signed story an instant of its own, which no verb of an issue moves.

    Its page stays: readers find it there once its issue is live. A story that waits
    for its issue's instant leaves that release.
    """
    require_releaser(by)
    row = locked(article)
    if row.state != ArticleState.SIGNED:
        raise NotReady(_("这篇稿件还没签发，不能上网。"))
    _require_unread(row, now=now)
    if row.web_first and row.live_from is not None:
        until = date_format(localtime(row.live_from), "DATETIME_FORMAT")
        raise WrongState(_("已定%s网上先发；要改时间，先取消。") % until)
    if at < now:
        raise NotReady(_("发布时间已经过去了，请填现在或以后的时间。"))
    require_near(at, now=now)
    require_embargo_over([row], instant=at)
    sign_off = SignOff.objects.releasing().filter(article=row).latest("at")
    clear_release(row, now=now)
    row.live_from, row.live_revision, row.web_first = at, sign_off.revision, True
    row.first_live_at = row.first_live_at or at
    row.save(update_fields=LIVE_FIELDS)
    keep_found([row])
    DeskLog.objects.write(Verb.PUBLISH, row, by=by, now=now, at=at.isoformat())
    article.refresh_from_db()


@transaction.atomic
def call_off(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Take a story's own instant back before it has come; signature and page stay."""
    require_releaser(by)
    row = locked(article)
    if not row.web_first or row.live_from is None:
        raise WrongState(_("这篇稿件没有定网上先发。"))
    _require_unread(row, now=now)
    was = row.live_from.isoformat()
    clear_release(row, now=now)
    row.save(update_fields=LIVE_FIELDS)
    DeskLog.objects.write(Verb.CALL_OFF, row, by=by, now=now, was=was)
    article.refresh_from_db()


def _require_unread(row: Article, *, now: dt.datetime) -> None:
    if row.is_live(now):
        raise WrongState(_("这篇稿件读者已经看到了；要拿下来，请用撤稿。"))
