"""Brings an archive in, one issue a transaction; killed and called again, it goes on.

Says what it did issue by issue. What is in already is passed over, never overwritten.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.archive.completing import remainder
from articles.archive.copies import Copy
from articles.archive.directory import Directory
from articles.archive.findings import Findings
from articles.archive.lock import release_lock, take_lock
from articles.archive.pictures import Pictures, forget
from articles.archive.preparing import Prepared, Source, text_of
from articles.archive.processes import prepared_in_order
from articles.archive.records import IssueRecord, StoryRecord
from articles.archive.shelf import Shelf, Standing
from articles.archive.storing import Store
from articles.models import Issue, OldAddress


class Fate(Enum):
    BROUGHT = "brought"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Result:
    """Of one issue. `read_to` is how far the archive has been read with it."""

    fate: Fate
    stories: int
    read_to: int
    findings: Findings


class Importer:
    def __init__(
        self,
        root: Path,
        *,
        now: dt.datetime,
        by: Any = None,
        makes: Sequence[str] = (),
        jobs: int = 1,
        processes: int = 1,
        complete: bool = False,
        dry_run: bool = False,
    ) -> None:
        """`jobs` pictures at once; as many processes for text, if it is worth them."""
        self.root, self.by, self.now = root, by, now
        self.jobs, self.processes, self.dry_run = jobs, processes, dry_run
        self.makes, self.complete = makes, complete

    def bring_in(self, sources: Iterable[Source]) -> Iterator[Result]:
        """Raises WrongState where another import is running."""
        take_lock()
        self.shelf = Shelf.load()
        self.directory = Directory.load(makes=self.makes, dry_run=self.dry_run)
        self.store = Store(self.directory, by=self.by, now=self.now)
        self.pictures = Pictures(self.root, jobs=self.jobs, by=self.by, now=self.now)
        self.known = self.shelf.digests
        known = frozenset(self.known)
        try:
            for prepared in prepared_in_order(
                sources, processes=self.processes, known=known, now=self.now
            ):
                yield self._bring(prepared)
        finally:
            self.pictures.close()
            release_lock()

    def _bring(self, prepared: Prepared) -> Result:
        findings, record = prepared.findings, prepared.issue
        read_to = prepared.source.read_to
        if prepared.known:
            return self._passed_over(self.known[prepared.digest], prepared)
        if record is None:
            return Result(Fate.REFUSED, 0, read_to, findings)
        there = self.shelf.standing(record)
        if there is not None and there.digest == prepared.digest:
            return self._passed_over(there, prepared)
        if self.complete and there is not None and there.digest:
            issue = Issue.objects.get(date=record.date, edition=record.edition)
            record = remainder(issue, record, findings=findings)
            return self._brought(record, prepared, onto=issue)
        objection = self.shelf.objection(record, digest=prepared.digest)
        if objection:
            # What else is wrong with it matters to nobody now.
            findings.clear()
            findings.at(page="", story="")
            findings.refuse("date", objection)
            return Result(Fate.REFUSED, 0, read_to, findings)
        return self._brought(record, prepared)

    def _brought(
        self, record: IssueRecord, prepared: Prepared, *, onto: Issue | None = None
    ) -> Result:
        """`onto` is the issue where it is in and only completed."""
        stories = self._write(record, prepared, onto=onto)
        fate = Fate.REFUSED if stories is None else Fate.BROUGHT
        read_to = prepared.source.read_to
        return Result(fate, stories or 0, read_to, prepared.findings)

    def _passed_over(self, standing: Standing, prepared: Prepared) -> Result:
        """The same archive gets the same answer, however often it is read."""
        findings = Findings(prepared.source.place)
        if standing.refused:
            text = ngettext(
                "这一期早已导入，当时有 %d 处没有收。",
                "这一期早已导入，当时有 %d 处没有收。",
                standing.refused,
            )
            findings.refuse("", text % standing.refused)
        return Result(Fate.KNOWN, 0, prepared.source.read_to, findings)

    def _write(
        self, record: IssueRecord, prepared: Prepared, *, onto: Issue | None
    ) -> int | None:
        """How many stories came in; None where the whole issue did not."""
        findings = prepared.findings
        self.directory.ready(record, findings=findings)
        free = self._free_addresses(record, findings)
        copies = self._copies(record, prepared)
        photos = [photo for copy in copies for photo in copy.photos]
        try:
            if self.dry_run:
                forget(photos)
                written: int | None = len(copies)
            else:
                written = self.store.write(record, copies, free, prepared, onto)
        except BaseException:
            forget(photos)
            raise
        if written is None:
            forget(photos)
            return None
        standing = Standing(prepared.digest, findings.refused)
        self.shelf.put(record.key, standing, until=record.covers_until)
        return written

    def _copies(self, record: IssueRecord, prepared: Prepared) -> list[Copy]:
        copies = []
        for page in record.pages:
            for story in page.stories:
                text = prepared.texts.get((page.number, story.position))
                if text is not None:
                    copies.append(Copy(page.number, story, text))
                    continue
                where = page.label or str(page.number)
                prepared.findings.at(page=where, story=story.fields["headline"][:40])
                copies.append(self._pictured(page.number, story, prepared.findings))
        prepared.findings.at(page="", story="")
        return copies

    def _pictured(self, page: int, story: StoryRecord, findings: Findings) -> Copy:
        taken = self.pictures.taken(story.photos)
        for record, (_photo, sentence) in zip(story.photos, taken, strict=True):
            if sentence:
                findings.refuse(record.file, sentence)
        photos = [photo for photo, _sentence in taken]
        return Copy(page, story, text_of(story, photos), photos)

    def _free_addresses(self, record: IssueRecord, findings: Findings) -> set[str]:
        """One query, none where the issue has no addresses."""
        wanted = [
            *record.old,
            *(path for page in record.pages for path in page.old),
            *(p for page in record.pages for story in page.stories for p in story.old),
        ]
        if not wanted:
            return set()
        rows = OldAddress.objects.taken(wanted).values_list("path", flat=True)
        taken = list(rows)
        taken += [path for path in set(wanted) if wanted.count(path) > 1]
        for path in sorted(taken):
            text = _("旧地址 %s 已经通向别处，没有再收。")
            findings.refuse("old", text % path)
        return set(wanted) - set(rows)
