"""One line for each thing worth telling; titles and names, never a text."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Article, Issue
from articles.permissions import name_of
from articles.vocabulary import ArticleState

# By their doors' names.
STORY = frozenset({"submit", "approve", "return", "sign", "emergency-sign", "withdraw"})
ISSUE = frozenset({"release"})


def words_for(row: models.Model, *, verb: str, by: Any) -> str:
    """In the paper's language; empty for what the group need not hear."""
    with override(settings.LANGUAGE_CODE):
        if isinstance(row, Article) and verb == "publish" and row.live_from is not None:
            return _of_instant(row, row.live_from, name=name_of(by))
        if isinstance(row, Article) and verb in STORY:
            return _of_story(row, verb=verb, name=name_of(by))
        if isinstance(row, Issue) and verb in ISSUE and row.release_at is not None:
            return _of_release(row, name=name_of(by))
    return ""


def _of_instant(row: Article, instant: dt.datetime, *, name: str) -> str:
    at = f"{timezone.localtime(instant):%m-%d %H:%M}"
    words = {"title": _title(row), "at": at, "name": name}
    return _("《%(title)s》定于 %(at)s 网上先发（%(name)s）") % words


def _title(row: Article) -> str:
    # What has no headline is called by its first words at the desk, but not outside.
    return row.headline or f"{row.get_kind_display()} #{row.pk}"


def _of_story(row: Article, *, verb: str, name: str) -> str:
    words = {"title": _title(row), "state": row.get_state_display(), "name": name}
    if verb == "emergency-sign":
        return _("《%(title)s》紧急签发，等着补审（%(name)s）") % words
    if verb == "return" and row.state != ArticleState.RETURNED:
        return _("《%(title)s》退回上一步，%(state)s（%(name)s）") % words
    return _("《%(title)s》%(state)s（%(name)s）") % words


def _of_release(row: Issue, *, name: str) -> str:
    at = timezone.localtime(row.release_at)
    words = {"issue": str(row), "at": f"{at:%m-%d %H:%M}", "name": name}
    return _("%(issue)s定于 %(at)s 发布（%(name)s）") % words
