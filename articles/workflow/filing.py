"""The writer's verbs: begin a story, save it, hand it in, take it back, discard it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.checking import findings_of
from articles.models import Article, DeskLog, Revision
from articles.models.content import content_of
from articles.permissions import Action, may_start, require
from articles.refusals import NotAllowed, NotReady, Stale
from articles.vocabulary import WAITING, ArticleState, Verb
from articles.workflow.answers import kept
from articles.workflow.rows import locked, reopen, require_complete

FINDINGS_LOGGED = 50
# What a person types and what follows from it. The rest belongs to the verbs: a page
# or a release given since the form was read must survive its saving.
_COPY = [
    field.name
    for field in Article._meta.concrete_fields
    if field.editable and not field.primary_key
] + ["words", "words_han", "changed_by", "changed_at"]


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
    if article.kind != row.kind and row.state in WAITING:
        # Its reviews hang on the kind, and no revision shows that.
        kinds = [row.kind, article.kind]
        DeskLog.objects.write(Verb.EDIT, row, by=by, now=now, kind=kinds)


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
    require_complete(row)
    row.state = ArticleState.SUBMITTED
    row.submitted_by, row.submitted_at = by, now
    row.save(update_fields=["state", "submitted_by", "submitted_at"])
    # What the writer was shown and went on with, as the review sheet tells it.
    shown = [finding["text"] for finding in kept(findings_of(row, content_of(row)), {})]
    detail = {"findings": shown[:FINDINGS_LOGGED]} if shown else {}
    DeskLog.objects.write(Verb.SUBMIT, row, by=by, now=now, **detail)
    article.refresh_from_db()


@transaction.atomic
def take_back(article: Article, *, by: Any, now: dt.datetime) -> None:
    """The writer takes a submitted story back before anybody signed it."""
    row = locked(article)
    require(by, Action.TAKE_BACK, row)
    if row.submitted_by_id != by.pk:
        raise NotAllowed(_("只有提交人自己能撤回。"))
    reopen(row, ArticleState.RETURNED)
    DeskLog.objects.write(Verb.TAKE_BACK, row, by=by, now=now)
    article.refresh_from_db()


@transaction.atomic
def discard(article: Article, *, by: Any, now: dt.datetime) -> None:
    """Delete a draft that was never submitted; anything else is withdrawn instead."""
    row = locked(article)
    require(by, Action.DELETE, row)
    DeskLog.objects.write(Verb.DELETE, row, by=by, now=now)
    row.delete()
