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

    @property
    def before(self) -> int:
        """The number of the revision that this sitting began from; 0 for none."""
        return (self.earlier or (self.last,))[-1].number - 1


def sittings_of(article: Article) -> list[Sitting]:
    """Newest first. Two queries, without bodies."""
    rows = article.revisions.select_related("author").defer("content")
    signed: dict[int, list[SignOff]] = {}
    for sign_off in article.sign_offs.select_related("person"):
        signed.setdefault(sign_off.revision_id, []).append(sign_off)
    return [
        Sitting(group[0], tuple(group[1:]), tuple(signed.get(group[0].pk, ())))
        for group in grouped(rows, signed=signed.keys())
    ]


def grouped(
    rows: Iterable[Revision], *, signed: Iterable[int] = ()
) -> list[list[Revision]]:
    """Rows newest first. What somebody signed is never folded behind a later save."""
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
