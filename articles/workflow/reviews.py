"""The reviewers' verbs: sign, return, unsign."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, DeskLog, Revision, SignOff
from articles.permissions import Action, post_of, require
from articles.refusals import NotReady, Stale
from articles.vocabulary import ArticleState, Stage, Verb
from articles.workflow.rows import clear_release, locked, reopen, require_complete


def stages_for(article: Article) -> tuple[Stage, ...]:
    """The review policy: which signatures this story needs, in order."""
    return (Stage.FINAL,)


@transaction.atomic
def send_back(article: Article, *, reason: str, by: Any, now: dt.datetime) -> None:
    """Return 退改: give a submitted story back to its writer with a reason."""
    row = locked(article)
    require(by, Action.RETURN, row)
    if not reason.strip():
        raise NotReady(_("请写明退改的原因，作者才知道改哪里。"))
    reopen(row, ArticleState.RETURNED)
    DeskLog.objects.write(Verb.RETURN, row, by=by, now=now, reason=reason.strip())
    article.refresh_from_db()


@transaction.atomic
def sign(
    article: Article,
    *,
    by: Any,
    now: dt.datetime,
    comment: str = "",
    version: int | None = None,
) -> SignOff:
    """Sign the latest revision for release. `version` is what the signer had read.

    A story that readers already see changes its public text at this moment.
    """
    row = locked(article)
    require(by, Action.SIGN, row)
    if version is not None and version != row.version:
        raise Stale(_("您看过之后稿件又有改动，请看过新的文字再签。"))
    require_complete(row)
    revision = Revision.objects.record(row, by=by, now=now)
    sign_off = SignOff.objects.create(
        article=row,
        revision=revision,
        stage=stages_for(row)[-1],
        person=by,
        post=post_of(by),
        comment=comment.strip(),
        at=now,
    )
    row.state = ArticleState.SIGNED
    if row.live_from is not None:
        row.live_revision = revision
    row.save(update_fields=["state", "live_revision"])
    detail = {"revision": revision.number, "hash": revision.hash}
    DeskLog.objects.write(Verb.SIGN, row, by=by, now=now, **detail)
    article.refresh_from_db()
    return sign_off


@transaction.atomic
def unsign(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Void the signature so that the text can change.

    Readers of a live story keep the signed text; a story only scheduled leaves the
    release and joins it again once it is signed and the chief confirms.
    """
    row = locked(article)
    require(by, Action.UNSIGN, row)
    row.sign_offs.standing().update(voided_at=now, voided_by=by)
    if not row.is_live(now):
        clear_release(row, now=now)
    reopen(row, ArticleState.SUBMITTED)
    DeskLog.objects.write(Verb.UNSIGN, row, by=by, now=now)
    article.refresh_from_db()
