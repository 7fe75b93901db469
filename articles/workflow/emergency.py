"""Signing when there is no time for every stage, and the review it owes afterwards."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.checking import findings_of
from articles.models import Article, Revision, SignOff
from articles.permissions import Action
from articles.refusals import NotReady, WrongState
from articles.vocabulary import Stage, Verb
from articles.workflow.answers import kept
from articles.workflow.reviews import log_step, mark_signed, read_row, record_step
from articles.workflow.rows import require_alt_texts, require_complete
from articles.workflow.stages import missing_stages

# Within a day somebody else must have looked; until then no further one.
GRACE = dt.timedelta(hours=24)


@transaction.atomic
def emergency_sign(
    article: Article,
    *,
    reason: str,
    by: Any,
    now: dt.datetime,
    version: int | None = None,
) -> SignOff:
    """The chief signs without the stages still missing; they are marked as skipped."""
    row = read_row(article, Action.EMERGENCY_SIGN, by=by, version=version)
    if not reason.strip():
        raise NotReady(_("紧急签发要写明原因。"))
    _require_nothing_owed(by=by, now=now)
    require_complete(row)
    require_alt_texts(row)
    skipped = [stage for stage in missing_stages(row) if stage is not Stage.FINAL]
    revision = Revision.objects.record(row, by=by, now=now)
    sign_off = record_step(
        row,
        Stage.FINAL,
        revision=revision,
        by=by,
        now=now,
        comment=reason,
        skipped=[stage.value for stage in skipped],
        warnings=kept(findings_of(row, revision.content), {}),
    )
    mark_signed(row, sign_off)
    log_step(Verb.EMERGENCY_SIGN, row, sign_off)
    article.refresh_from_db()
    return sign_off


@transaction.atomic
def after_review(
    article: Article,
    *,
    by: Any,
    now: dt.datetime,
    comment: str = "",
    version: int | None = None,
) -> SignOff:
    """A second person's review of what was signed in an emergency."""
    row = read_row(article, Action.AFTER_REVIEW, by=by, version=version)
    owed = row.sign_offs.owing_review().first()
    if owed is None:
        raise WrongState(_("这篇稿件不欠补审；也许别人刚补过。"))
    sign_off = record_step(
        row, Stage.AFTER, revision=owed.revision, by=by, now=now, comment=comment
    )
    log_step(Verb.AFTER_REVIEW, row, sign_off)
    article.refresh_from_db()
    return sign_off


def _require_nothing_owed(*, by: Any, now: dt.datetime) -> None:
    mine = SignOff.objects.owing_review().filter(person=by, at__lt=now - GRACE)
    count = mine.count()
    if count:
        text = ngettext(
            "您有 %d 篇紧急签发过了一天还没人补审，先请人补审。",
            "您有 %d 篇紧急签发过了一天还没人补审，先请人补审。",
            count,
        )
        raise NotReady(text % count)
