"""Builders of corrections, on what readers have. No test stands here."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Article, Correction
from articles.vocabulary import Role
from articles.workflow import corrections
from tests.cast import NOW, TODAY, released_issue, signed_article

# As tests.cast.BODY has it, and what it ought to be.
WAS, SHOULD_BE = "三百余人", "二百余人"

LIST = "/admin/articles/correction/"
DESK = {Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF}
WORDS: Mapping[str, str] = {
    "kind": "error",
    "was": WAS,
    "should_be": SHOULD_BE,
    "note": "记者笔误。",
    "fix_text": "on",
}


def door(row: Correction, verb: str) -> str:
    return reverse(f"admin:articles_correction_{verb}", args=[row.pk])


def detail(row: Correction) -> str:
    return reverse("admin:articles_correction_change", args=[row.pk])


def live_article(*, by: User, chief: User, **fields: Any) -> Article:
    """On the first page of today's issue, out since NOW."""
    article = signed_article(by=by, chief=chief, **fields)
    released_issue([article], chief=chief)
    return article


def filed_correction(article: Article, *, by: User, **fields: Any) -> Correction:
    """Waiting for the chief, written past the verb."""
    revision = article.live_revision or article.revisions.latest("number")
    fields = {"was": WAS, "should_be": SHOULD_BE, "title": article.title} | fields
    return Correction.objects.create(
        article=article,
        printed_revision=revision,
        issue_date=TODAY,
        filed_by=by,
        filed_at=NOW,
        **fields,
    )


def correct(
    article: Article, *, by: User, now: dt.datetime = NOW, **fields: Any
) -> Correction:
    """Filed by its verb: an error in the figure of BODY, unless `fields` say else."""
    words: dict[str, Any] = {
        "kind": "error",
        "was": WAS,
        "should_be": SHOULD_BE,
        "note": "",
        "fix_text": False,
    }
    return corrections.correct(article, by=by, now=now, **words | fields)


def corrected(
    article: Article,
    *,
    by: User,
    chief: User,
    now: dt.datetime = NOW,
    **fields: Any,
) -> Correction:
    """Filed and signed."""
    correction = correct(article, by=by, now=now, **fields)
    corrections.sign_correction(correction, by=chief, now=now)
    article.refresh_from_db()
    return correction
