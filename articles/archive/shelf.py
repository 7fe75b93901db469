"""Which issues there are already, and from which line of an archive each came."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from articles.archive.records import IssueRecord
from articles.models import DeskLog, Issue
from articles.models.issue import MAIN
from articles.vocabulary import Verb

Key = tuple[dt.date, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """`digest` is blank where the issue was made at the desk."""

    digest: str = ""
    refused: int = 0


@dataclass(slots=True)
class Shelf:
    """As large as there are issues: some 25,000 in seventy years."""

    issues: dict[Key, Standing] = field(default_factory=dict)
    spans: list[tuple[dt.date, dt.date]] = field(default_factory=list)

    @classmethod
    def load(cls) -> "Shelf":
        """Two queries. An issue is known by its last line in the desk log."""
        logs = DeskLog.objects.filter(verb=Verb.IMPORT, noun="issue").order_by("pk")
        brought = {
            pk: Standing(digest or "", int(refused or 0))
            for pk, digest, refused in logs.values_list(
                "target_id",
                KeyTextTransform("record", "detail"),
                KeyTextTransform("refused", "detail"),
            ).iterator()
        }
        shelf = cls()
        rows = Issue.objects.values_list("pk", "date", "edition", "covers_until")
        for pk, date, edition, until in rows.iterator():
            standing = brought.get(pk, Standing())
            shelf.put((date, edition), standing, until=until)
        return shelf

    def put(self, key: Key, standing: Standing, *, until: dt.date | None) -> None:
        self.issues[key] = standing
        if until is not None and key[1] == MAIN:
            self.spans.append((key[0], until))

    @property
    def digests(self) -> dict[str, Standing]:
        return {row.digest: row for row in self.issues.values() if row.digest}

    def standing(self, record: IssueRecord) -> Standing | None:
        return self.issues.get(record.key)

    def objection(self, record: IssueRecord, *, digest: str) -> str:
        """Why another issue of that day keeps this one out; blank where none does."""
        there = self.standing(record)
        if there is not None and not there.digest:
            return _("这一天的这个版本已经有一期，不是从档案来的，没有动它。")
        if there is not None and there.digest != digest:
            return _(
                "早已导入，现在写的和当时不同，没有动；缺的稿件可用 --complete 补。"
            )
        if record.edition == MAIN and there is None and self._covered(record):
            return _("这几天里已经有一期（合刊），没有收。")
        return ""

    def _covered(self, record: IssueRecord) -> bool:
        last = record.covers_until or record.date
        days = (last - record.date).days
        own = (record.date + dt.timedelta(days=day) for day in range(1, days + 1))
        if any((day, MAIN) in self.issues for day in own):
            return True
        return any(first <= last and record.date <= end for first, end in self.spans)
