"""Taking a story out of the paper, and undoing a mistake in that."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, DeskLog, Withdrawal
from articles.permissions import Action, post_of, require
from articles.refusals import NotReady
from articles.search import keep_found
from articles.vocabulary import ArticleState, Verb
from articles.workflow.rows import clear_release, locked, reopen


@transaction.atomic
def withdraw(
    article: Article,
    *,
    reason: str,
    ordered_by: str,
    told: str = "",
    by: Any,
    now: dt.datetime,
) -> None:
    """Take a story out of the paper; its address answers 410 if it was ever live.

    `told` is the cause that readers find there; none unless one is chosen. The
    signature stands for restore() only where readers could see the story.
    """
    row = locked(article)
    require(by, Action.WITHDRAW, row)
    if not reason.strip() or not ordered_by.strip():
        raise NotReady(_("撤稿要写明原因和由谁决定。"))
    if not row.is_live(now):
        row.sign_offs.standing().update(voided_at=now, voided_by=by)
    had_own_instant = row.web_first and row.is_live(now)
    clear_release(row, now=now)
    row.web_first = had_own_instant
    reopen(row, ArticleState.WITHDRAWN)
    why = {"reason": reason.strip(), "ordered_by": ordered_by.strip(), "told": told}
    Withdrawal.objects.create(article=row, person=by, post=post_of(by), at=now, **why)
    DeskLog.objects.write(Verb.WITHDRAW, row, by=by, now=now, **why)
    article.refresh_from_db()


@transaction.atomic
def restore(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Undo a mistaken withdrawal: the signed text returns under its first instant.

    A story that was never live, or whose signature was voided, returns to its writer.
    """
    row = locked(article)
    require(by, Action.RESTORE, row)
    standing = row.withdrawals.filter(undone_at__isnull=True)
    standing.update(undone_by=by, undone_at=now)
    signed = row.sign_offs.releasing().order_by("-at").first()
    if signed is not None and row.first_live_at is not None:
        row.live_from = max(row.first_live_at, row.embargo or row.first_live_at)
        row.live_revision = signed.revision
        reopen(row, ArticleState.SIGNED)
        keep_found([row])
    else:
        row.sign_offs.standing().update(voided_at=now, voided_by=by)
        row.web_first = False
        reopen(row, ArticleState.RETURNED)
    DeskLog.objects.write(Verb.RESTORE, row, by=by, now=now)
    article.refresh_from_db()
