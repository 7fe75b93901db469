"""The verbs of a story, from its first save to withdrawal and restoring.

Each is atomic, refuses with a sentence, and writes the desk log. Nothing here renders.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, DeskLog, Revision, SignOff
from articles.permissions import Action, may_start, post_of, require
from articles.refusals import NotAllowed, NotReady, Stale
from articles.text import count_characters, plain
from articles.vocabulary import ArticleKind, ArticleState, SourceKind, Stage, Verb


def locked(article: Article) -> Article:
    """The row as it is now, held until the transaction ends."""
    return Article.objects.select_for_update(no_key=True).get(pk=article.pk)


def stages_for(article: Article) -> tuple[Stage, ...]:
    """The review policy: which signatures this story needs, in order."""
    return (Stage.FINAL,)


@transaction.atomic
def start(article: Article, *, by: Any, now: dt.datetime) -> Article:
    """Save a new story's row; call record_edit once its bylines and photos stand."""
    if by is not None and not may_start(by):
        raise NotAllowed(_("您的岗位不能新建稿件。"))
    article.created_by = article.changed_by = by
    article.created_at = article.changed_at = now
    article.normalise()
    article.save()
    DeskLog.objects.write(Verb.CREATE, article, by=by, now=now)
    return article


@transaction.atomic
def save_copy(article: Article, *, version: int, by: Any, now: dt.datetime) -> None:
    """Write what was typed; record_edit moves the version on, in one transaction."""
    row = locked(article)
    require(by, Action.EDIT, row)
    if row.version != version:
        raise Stale(_("这篇稿件在您打开之后被别人改过，您的文字还在，没有覆盖对方。"))
    if row.live_from and article.embargo and article.embargo > row.live_from:
        raise NotReady(_("这篇稿件已定见报，解禁时间不能晚于见报时间。"))
    article.changed_by, article.changed_at = by, now
    article.normalise()
    article.save(update_fields=_COPY)


@transaction.atomic
def record_edit(
    article: Article, *, by: Any, now: dt.datetime, note: str = ""
) -> Revision:
    """Turn the saved working copy, bylines and photos into a revision."""
    row = locked(article)
    before = row.revisions.count()
    revision = Revision.objects.record(row, by=by, now=now, note=note)
    article.version = row.version + 1
    article.first_words = revision.card["headline"]
    Article.objects.filter(pk=row.pk).update(
        version=article.version, first_words=article.first_words
    )
    if revision.number > before > 0:
        detail = {"revision": revision.number, "note": note}
        DeskLog.objects.write(Verb.EDIT, row, by=by, now=now, **detail)
    return revision


@transaction.atomic
def submit(article: Article, *, by: Any, now: dt.datetime) -> None:
    row = locked(article)
    require(by, Action.SUBMIT, row)
    _require_complete(row)
    row.state = ArticleState.SUBMITTED
    row.submitted_by, row.submitted_at = by, now
    row.save(update_fields=["state", "submitted_by", "submitted_at"])
    DeskLog.objects.write(Verb.SUBMIT, row, by=by, now=now)
    article.refresh_from_db()


@transaction.atomic
def take_back(article: Article, *, by: Any, now: dt.datetime) -> None:
    """The writer takes a submitted story back before anybody signed it."""
    row = locked(article)
    require(by, Action.TAKE_BACK, row)
    if row.submitted_by_id != by.pk:
        raise NotAllowed(_("只有提交人自己能撤回。"))
    _reopen(row, ArticleState.RETURNED)
    DeskLog.objects.write(Verb.TAKE_BACK, row, by=by, now=now)
    article.refresh_from_db()


@transaction.atomic
def send_back(article: Article, *, reason: str, by: Any, now: dt.datetime) -> None:
    """Return 退改: give a submitted story back to its writer with a reason."""
    row = locked(article)
    require(by, Action.RETURN, row)
    if not reason.strip():
        raise NotReady(_("请写明退改的原因，作者才知道改哪里。"))
    _reopen(row, ArticleState.RETURNED)
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
    _require_complete(row)
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
    _reopen(row, ArticleState.SUBMITTED)
    DeskLog.objects.write(Verb.UNSIGN, row, by=by, now=now)
    article.refresh_from_db()


@transaction.atomic
def withdraw(
    article: Article, *, reason: str, ordered_by: str, by: Any, now: dt.datetime
) -> None:
    """Take a story out of the paper; its address answers 410 if it was ever live.

    The signature stands for restore() only where readers could see the story.
    """
    row = locked(article)
    require(by, Action.WITHDRAW, row)
    if not reason.strip() or not ordered_by.strip():
        raise NotReady(_("撤稿要写明原因和由谁决定。"))
    if not row.is_live(now):
        row.sign_offs.standing().update(voided_at=now, voided_by=by)
    clear_release(row, now=now)
    _reopen(row, ArticleState.WITHDRAWN)
    detail = {"reason": reason.strip(), "ordered_by": ordered_by.strip()}
    DeskLog.objects.write(Verb.WITHDRAW, row, by=by, now=now, **detail)
    article.refresh_from_db()


@transaction.atomic
def restore(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Undo a mistaken withdrawal: the signed text returns under its first instant.

    A story that was never live, or whose signature was voided, returns to its writer.
    """
    row = locked(article)
    require(by, Action.RESTORE, row)
    signed = row.sign_offs.releasing().order_by("-at").first()
    if signed is not None and row.first_live_at is not None:
        row.live_from = max(row.first_live_at, row.embargo or row.first_live_at)
        row.live_revision = signed.revision
        _reopen(row, ArticleState.SIGNED)
    else:
        _reopen(row, ArticleState.RETURNED)
    DeskLog.objects.write(Verb.RESTORE, row, by=by, now=now)
    article.refresh_from_db()


@transaction.atomic
def discard(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Delete a draft that was never submitted; anything else is withdrawn instead."""
    row = locked(article)
    require(by, Action.DELETE, row)
    DeskLog.objects.write(Verb.DELETE, row, by=by, now=now)
    row.delete()


# What a person types and what follows from it. The rest belongs to the verbs: a page
# or a release given since the form was read must survive its saving.
_COPY = [
    field.name
    for field in Article._meta.concrete_fields
    if field.editable and not field.primary_key
] + ["words", "words_han", "changed_by", "changed_at"]


def clear_release(row: Article, *, now: dt.datetime) -> None:
    """Empty both live columns together; the caller saves.

    The first instant stays for ever once it has passed, else a 410 would turn 404.
    """
    if not row.was_live(now):
        row.first_live_at = None
    row.live_from = row.live_revision = None


def _reopen(row: Article, state: ArticleState) -> None:
    row.state = state
    row.save(update_fields=["state", "live_from", "live_revision", "first_live_at"])


def _require_complete(row: Article) -> None:
    """What no story may lack, whoever signs it."""
    if not count_characters(row.headline) and row.kind != ArticleKind.PICTURE:
        raise NotReady(_("还没有主题（标题）。"))
    photos = [place.photo for place in row.article_photos.select_related("photo")]
    if not count_characters(plain(row.body)) and not photos:
        raise NotReady(_("正文是空的，也没有图片。"))
    if row.source in (SourceKind.AGENCY, SourceKind.REPRINT) and not row.source_name:
        raise NotReady(_("转载和通讯社稿件要填来源名称。"))
    if any(not photo.has_file for photo in photos):
        raise NotReady(_("有一张图片还只有说明，没有图。请补图，或从本稿移走。"))
