"""One issue into the database: whole, or without the stories that it will not have."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from articles.archive.checking import instant_of
from articles.archive.copies import Copy
from articles.archive.directory import Directory
from articles.archive.findings import Findings
from articles.archive.pictures import forget
from articles.archive.preparing import Prepared
from articles.archive.records import IssueRecord
from articles.archive.writing import Writer
from articles.models import Issue

DATABASE_REFUSES = (IntegrityError, DataError)


class Store:
    def __init__(self, directory: Directory, *, by: Any, now: dt.datetime) -> None:
        self.directory, self.by, self.now = directory, by, now

    def write(
        self,
        record: IssueRecord,
        copies: Sequence[Copy],
        free: set[str],
        prepared: Prepared,
        onto: Issue | None,
    ) -> int | None:
        """All at once; if the database will not, story by story, so that only the one
        that it refuses stays out."""
        try:
            with transaction.atomic():
                writer = self._begun(record, free=set(free), onto=onto)
                writer.add(copies)
                writer.close(digest=prepared.digest, refused=prepared.findings.refused)
        except DATABASE_REFUSES:
            return self._one_by_one(record, copies, free, prepared, onto)
        return len(writer.written)

    def _one_by_one(
        self,
        record: IssueRecord,
        copies: Sequence[Copy],
        free: set[str],
        prepared: Prepared,
        onto: Issue | None,
    ) -> int | None:
        findings = prepared.findings
        try:
            with transaction.atomic():
                writer = self._begun(record, free=free, onto=onto)
                for copy in copies:
                    self._added(writer, copy, findings)
                findings.at(page="", story="")
                writer.close(digest=prepared.digest, refused=findings.refused)
        except DATABASE_REFUSES:
            findings.refuse("", _("数据库没有收下这一期。"))
            return None
        return len(writer.written)

    def _added(self, writer: Writer, copy: Copy, findings: Findings) -> None:
        before = list(writer.written)
        try:
            with transaction.atomic():
                writer.add([copy])
                _settle()
        except DATABASE_REFUSES:
            writer.written = before
            forget(copy.photos)
            headline = copy.record.fields["headline"] or f"#{copy.record.position}"
            findings.at(page=str(copy.page), story=headline[:40])
            findings.refuse("", _("数据库没有收下这一篇。"))

    def _begun(
        self, record: IssueRecord, *, free: set[str], onto: Issue | None
    ) -> Writer:
        """A new issue, or the one that is in, held until the transaction ends."""
        if onto is None:
            issue = Writer.issue_of(record, instant=instant_of(record))
        else:
            issue = Issue.objects.select_for_update(no_key=True).get(pk=onto.pk)
        return Writer(
            issue, record, directory=self.directory, free=free, by=self.by, now=self.now
        )


def _settle() -> None:
    """Ask the deferred constraints now, while only one story can be meant."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
