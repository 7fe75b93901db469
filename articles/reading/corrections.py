"""A correction as readers see it: what it is, what it corrects, where that stood."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime

from articles.models import Article, Correction, Revision
from articles.vocabulary import CorrectionKind


@dataclass(frozen=True, slots=True)
class Note:
    pk: int
    kind: str
    label: str
    at: dt.datetime | None
    was: str
    should_be: str
    note: str
    title: str
    url: str
    place: str
    date: dt.date
    fixed: bool
    printed_url: str


def notes_of(corrections: Iterable[Correction]) -> list[Note]:
    """`corrections` come from with_hashes(), so that this asks nothing more."""
    return [_note(row) for row in corrections]


def notes_within(article: Article) -> list[Note]:
    """For a row with `told`, that of Correction.objects.as_told(). No query."""
    return [_note(_correction(article, dict(told))) for told in vars(article)["told"]]


def _correction(article: Article, told: dict[str, Any]) -> Correction:
    number, digest = told.pop("printed_revision_id"), told.pop("printed_hash")
    told["issue_date"] = parse_date(told["issue_date"])
    told["signed_at"] = parse_datetime(told["signed_at"])
    printed = Revision(pk=number, hash=digest)
    return Correction(article=article, printed_revision=printed, **told)


def _note(row: Correction) -> Note:
    printed = reverse("articles:as_printed", args=[row.article_id])
    return Note(
        pk=row.pk,
        kind=row.kind,
        label=str(CorrectionKind(row.kind).label),
        at=row.signed_at,
        was=row.was,
        should_be=row.should_be,
        note=row.note,
        title=row.title,
        url=row.article.get_absolute_url(),
        place=row.place,
        date=row.issue_date,
        fixed=row.new_revision_id is not None,
        printed_url=printed if row.differs_from_print else "",
    )
