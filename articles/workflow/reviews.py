"""The reviewers' verbs: pass a stage, sign, return, take one's signature back."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.checking import findings_of
from articles.models import Article, DeskLog, Revision, SignOff
from articles.permissions import Action, last_signature, post_of, require
from articles.refusals import NotReady, Stale, WrongState
from articles.search import keep_found
from articles.vocabulary import ArticleState, Decision, Stage, Verb
from articles.workflow.answers import answered
from articles.workflow.rows import (
    clear_release,
    locked,
    reopen,
    require_alt_texts,
    require_complete,
)
from articles.workflow.stages import STAGE_IN, awaited_state, missing_stages

Answers = Mapping[str, str]


@transaction.atomic
def approve(
    article: Article,
    *,
    by: Any,
    now: dt.datetime,
    comment: str = "",
    version: int | None = None,
    answers: Answers | None = None,
) -> SignOff:
    """Pass a story at the stage where it waits. `version` is what the reviewer read;
    `answers` what was said to each warning, by its key."""
    row = read_row(article, Action.APPROVE, by=by, version=version)
    stage = STAGE_IN[ArticleState(row.state)]
    sign_off = _signature(
        row, stage, by=by, now=now, comment=comment, answers=answers or {}
    )
    reopen(row, awaited_state(row))
    log_step(Verb.APPROVE, row, sign_off)
    article.refresh_from_db()
    return sign_off


@transaction.atomic
def sign(
    article: Article,
    *,
    by: Any,
    now: dt.datetime,
    comment: str = "",
    version: int | None = None,
    answers: Answers | None = None,
) -> SignOff:
    """The final signature: this text may go live.

    A story that readers already see changes its public text at this moment.
    """
    row = read_row(article, Action.SIGN, by=by, version=version)
    before = [stage for stage in missing_stages(row) if stage is not Stage.FINAL]
    if before:
        words = "、".join(str(stage.label) for stage in before)
        raise NotReady(_("按现在的审稿制度还缺%s，请退到上一步。") % words)
    require_alt_texts(row)
    sign_off = _signature(
        row, Stage.FINAL, by=by, now=now, comment=comment, answers=answers or {}
    )
    mark_signed(row, sign_off)
    log_step(Verb.SIGN, row, sign_off)
    article.refresh_from_db()
    return sign_off


@transaction.atomic
def send_back(
    article: Article,
    *,
    reason: str,
    by: Any,
    now: dt.datetime,
    one_step: bool = False,
    version: int | None = None,
) -> None:
    """Return 退改: to the writer, or to the reviewer before, with a reason.

    To the writer it voids every signature, by one step only the last of them.
    """
    row = read_row(article, Action.RETURN, by=by, version=version)
    if not reason.strip():
        raise NotReady(_("请写明退改的原因，对方才知道改哪里。"))
    last = last_signature(row)
    if one_step and last is None:
        raise WrongState(_("前面还没有人签过，只能退给作者。"))
    record_step(
        row,
        STAGE_IN[ArticleState(row.state)],
        revision=Revision.objects.record(row, by=by, now=now),
        by=by,
        now=now,
        comment=reason,
        decision=Decision.RETURNED,
    )
    voided = row.sign_offs.standing()
    if one_step and last is not None:
        voided = voided.filter(pk=last.pk)
    voided.update(voided_at=now, voided_by=by)
    reopen(row, awaited_state(row) if one_step else ArticleState.RETURNED)
    detail = {"reason": reason.strip(), "to": row.state}
    DeskLog.objects.write(Verb.RETURN, row, by=by, now=now, **detail)
    article.refresh_from_db()


@transaction.atomic
def unsign(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Void the last signature, so that its stage is open again.

    The chief may do it to a signed story, a reviewer to what they signed last. Readers
    of a live story keep the signed text; a story only scheduled leaves the release and
    joins it again once it is signed and the chief confirms.
    """
    row = locked(article)
    require(by, Action.UNSIGN, row)
    standing = row.sign_offs.standing()
    if row.state == ArticleState.SIGNED:
        voided = standing.filter(stage__in=[Stage.FINAL, Stage.AFTER, Stage.ARCHIVE])
    else:
        voided = standing.filter(person=by)
    voided.update(voided_at=now, voided_by=by)
    if not row.is_live(now):
        clear_release(row, now=now)
    reopen(row, awaited_state(row))
    DeskLog.objects.write(Verb.UNSIGN, row, by=by, now=now)
    article.refresh_from_db()


def read_row(
    article: Article, action: Action, *, by: Any, version: int | None
) -> Article:
    """The locked row, if this person may act on it and has read what it says now."""
    row = locked(article)
    require(by, action, row)
    if version is not None and version != row.version:
        raise Stale(_("您看过之后稿件又有改动，请看过新的文字再签。"))
    return row


def _signature(
    row: Article,
    stage: Stage,
    *,
    by: Any,
    now: dt.datetime,
    comment: str,
    answers: Answers,
) -> SignOff:
    require_complete(row)
    revision = Revision.objects.record(row, by=by, now=now)
    warnings = answered(findings_of(row, revision.content), answers)
    return record_step(
        row,
        stage,
        revision=revision,
        by=by,
        now=now,
        comment=comment,
        warnings=warnings,
    )


@transaction.atomic
def record_step(
    row: Article,
    stage: Stage,
    *,
    revision: Revision,
    by: Any,
    now: dt.datetime,
    comment: str,
    **kept: Any,
) -> SignOff:
    """One step of the review, with the post that this person holds now."""
    return SignOff.objects.create(
        article=row,
        revision=revision,
        stage=stage,
        person=by,
        post=post_of(by),
        comment=comment.strip(),
        at=now,
        **kept,
    )


def mark_signed(row: Article, sign_off: SignOff) -> None:
    row.state = ArticleState.SIGNED
    if row.live_from is not None:
        row.live_revision = sign_off.revision
        keep_found([row])
    row.save(update_fields=["state", "live_revision"])


def log_step(verb: Verb, row: Article, sign_off: SignOff) -> None:
    detail = {
        "stage": sign_off.stage,
        "revision": sign_off.revision.number,
        "hash": sign_off.revision.hash,
    }
    DeskLog.objects.write(verb, row, by=sign_off.person, now=sign_off.at, **detail)
