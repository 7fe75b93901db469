"""The verbs of what is typed between two saves: keep it, offer it back, forget it.

Nothing here is logged or touches a story: a row every few seconds would bury what the
desk log is for, and the text is its writer's alone until they save it.
"""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, DraftCopy
from articles.permissions import Action, may_start, require
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.text import strip_controls

KEPT_FOR = dt.timedelta(days=30)
SWEPT_AT_ONCE = 200
LARGEST_VERSION = 2**31 - 1


@transaction.atomic
def keep(
    typed: Mapping[str, str], *, article: Article | None, by: Any, now: dt.datetime
) -> DraftCopy:
    """Write down what the form holds, over what the same form held before.

    A copy from another window that nobody has answered yet is never written over, and
    a form that was saved meanwhile leaves nothing behind.
    """
    _require(article, by=by)
    if not typed:
        raise NotReady(_("这张表单是空的，没有可以暂存的文字。"))
    whose = _whose(typed, article=article, by=by)
    sitting = as_key(typed.get("sitting"))
    words: dict[str, Any] = {
        "data": {strip_controls(k): strip_controls(v) for k, v in typed.items()},
        "version": _version(typed.get("version")),
        "sitting": sitting,
        "at": now,
    }
    rows = DraftCopy.objects.select_for_update()
    row, is_new = rows.get_or_create(**whose, defaults=words)
    if is_new:
        _sweep(now=now)
        return row
    if row.data and row.sitting != sitting:
        raise WrongState(_("这篇稿件还有一份没存上的文字，请先接着写或不要它。"))
    if not row.data and sitting is not None and row.sitting == sitting:
        raise WrongState(_("这张稿件表单已经保存过，请重新打开再写。"))
    for name, value in words.items():
        setattr(row, name, value)
    row.saved_digest = ""
    row.save()
    return row


def offered(
    *, article: Article | None, form_key: Any = None, by: Any
) -> DraftCopy | None:
    """One's own unsaved text of this story; of new ones this key's, else the newest."""
    rows = DraftCopy.objects.of(by, article=article).unsaved()
    key = as_key(form_key)
    return (rows.filter(form_key=key) if key else rows).first()


def forget(*, article: Article | None, form_key: Any = None, by: Any) -> None:
    """One's own copy is not wanted any more."""
    rows = DraftCopy.objects.of(by, article=article)
    if article is None:
        rows = rows.filter(form_key=as_key(form_key))
    rows.delete()


@transaction.atomic
def saved(
    typed: Mapping[str, str], *, article: Article, by: Any, now: dt.datetime
) -> None:
    """What the form held is a revision now. The caller has saved it and holds the row.

    An unanswered copy from another window stays: it may hold what this one does not.
    """
    form_key = as_key(typed.get("form_key"))
    if form_key is not None:
        DraftCopy.objects.filter(user=by, form_key=form_key).delete()
    sitting = as_key(typed.get("sitting"))
    rows = DraftCopy.objects.select_for_update()
    row = rows.filter(user=by, article=article).first()
    row = row or DraftCopy(user=by, article=article)
    if row.data and row.sitting not in (None, sitting):
        return
    row.data, row.sitting, row.at = {}, sitting, now
    row.version = _version(typed.get("version"))
    row.saved_digest = _digest(typed)
    row.save()


def saved_before(typed: Mapping[str, str], *, article: Article, by: Any) -> bool:
    """Whether this very form was just saved, so that a second click saves nothing."""
    rows = DraftCopy.objects.of(by, article=article)
    return rows.filter(saved_digest=_digest(typed)).exists()


def as_key(typed: Any) -> uuid.UUID | None:
    """A key that came from a form, if it is one."""
    try:
        return uuid.UUID(str(typed))
    except ValueError:
        return None


def _whose(
    typed: Mapping[str, str], *, article: Article | None, by: Any
) -> dict[str, Any]:
    if article is not None:
        return {"user": by, "article": article}
    form_key = as_key(typed.get("form_key"))
    if form_key is None:
        raise NotReady(_("这张表单不完整，请重新打开再写。"))
    if Article.objects.filter(form_key=form_key).exists():
        raise WrongState(_("这张稿件表单已经保存过，请重新打开再写。"))
    return {"user": by, "form_key": form_key}


def _require(article: Article | None, *, by: Any) -> None:
    """Holds the story's row, so that nobody discards it under the copy."""
    if article is None:
        if not may_start(by):
            raise NotAllowed(_("您的岗位不能新建稿件。"))
        return
    rows = Article.objects.select_for_update(no_key=True)
    row = rows.filter(pk=article.pk).first()
    if row is None:
        raise WrongState(_("这篇稿件刚才被删掉了。"))
    require(by, Action.EDIT, row)


def _sweep(*, now: dt.datetime) -> None:
    """Some of those too old to be missed; the next new copy takes the rest."""
    old = DraftCopy.objects.filter(at__lt=now - KEPT_FOR).order_by("at")
    DraftCopy.objects.filter(pk__in=old.values("pk")[:SWEPT_AT_ONCE]).delete()


def _version(typed: str | None) -> int:
    """What is no version matches no story, so that saving it compares both texts."""
    text = typed or ""
    if not text.isascii() or not text.isdigit() or len(text) > 10:
        return 0
    return min(int(text), LARGEST_VERSION)


def _digest(typed: Mapping[str, str]) -> str:
    text = json.dumps(dict(typed), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
