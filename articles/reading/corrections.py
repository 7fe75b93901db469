"""A correction as readers see it: what it is, what it corrects, where that stood."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from articles.models import Correction
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
