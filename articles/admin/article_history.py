"""A story's revisions as its history shows them: one sitting, one line."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Article, Revision, SignOff

PAUSE = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one person saved without a longer pause: the last, and those before it."""

    last: Revision
    earlier: tuple[Revision, ...]
    sign_offs: tuple[SignOff, ...]
    before: int  # the number of the working copy that it began from; 0 for none
    is_copy: bool  # what it saved was the working copy, not a proposal beside it


def sittings_of(article: Article) -> list[Sitting]:
    """Newest first. Two queries, without bodies."""
    rows = list(article.revisions.select_related("author", "proposal").defer("content"))
    signed: dict[int, list[SignOff]] = {}
    for sign_off in article.sign_offs.select_related("person"):
        signed.setdefault(sign_off.revision_id, []).append(sign_off)
    copies = [row.number for row in rows if not row.proposed or row.pk in signed]
    apart = signed.keys() | {row.pk for row in rows if row.proposed}
    return [
        Sitting(
            last=group[0],
            earlier=tuple(group[1:]),
            sign_offs=tuple(signed.get(group[0].pk, ())),
            before=next((n for n in copies if n < group[-1].number), 0),
            is_copy=group[0].number in copies,
        )
        for group in grouped(rows, signed=apart)
    ]


def newest_copy(sittings: Iterable[Sitting]) -> int:
    return next((row.last.number for row in sittings if row.is_copy), 0)


def grouped(
    rows: Iterable[Revision], *, signed: Iterable[int] = ()
) -> list[list[Revision]]:
    """Rows newest first. What somebody signed is never folded behind a later save.

    Nor is a proposal, and `signed` names these too.
    """
    apart = frozenset(signed)
    groups: list[list[Revision]] = []
    for row in rows:
        if groups and row.pk not in apart and _one_sitting(groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _one_sitting(later: Revision, earlier: Revision) -> bool:
    if later.author_id is None or later.author_id != earlier.author_id:
        return False
    return later.at - earlier.at <= PAUSE
