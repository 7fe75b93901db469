"""The rows of one archive issue, as a release would have left them. No checking."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from articles.archive.copies import Copy, Placed
from articles.archive.copying import copy_rows, draw
from articles.archive.directory import Directory
from articles.archive.records import IssueRecord
from articles.models import (
    Article,
    ArticlePhoto,
    ArticleTag,
    Byline,
    DeskLog,
    Issue,
    OldAddress,
    Page,
    Photo,
    Revision,
    SignOff,
)
from articles.models.revision import RevisionCredit, RevisionPhoto
from articles.photo_library import credit_from_words
from articles.search import entry_of
from articles.vocabulary import ArticleState, IssueState, Stage, Verb

EVENING = dt.timedelta(hours=9)
POST = "档案"


class Writer:
    """Writes one issue; the caller holds the transaction.

    Pages that the issue lacks are made with it. `free` are the old addresses that
    nobody has yet.
    """

    def __init__(
        self,
        issue: Issue,
        record: IssueRecord,
        *,
        directory: Directory,
        free: set[str],
        by: Any,
        now: dt.datetime,
    ) -> None:
        if issue.release_at is None:
            raise ValueError("An archive's issue has its instant.")
        self.issue, self.instant = issue, issue.release_at
        self.directory, self.by, self.now = directory, by, now
        self.free = free
        self.written: list[int] = []
        self.pages = {page.number: page for page in issue.pages.all()}
        made = Page.objects.bulk_create(
            Page(
                issue=issue,
                number=page.number,
                label=page.label,
                name=page.name,
                credits=page.credits,
            )
            for page in record.pages
            if page.number not in self.pages
        )
        self.pages |= {page.number: page for page in made}
        copy_rows(self._issue_addresses(record))

    @staticmethod
    def issue_of(record: IssueRecord, *, instant: dt.datetime) -> Issue:
        return Issue.objects.create(
            date=record.date,
            edition=record.edition,
            number=record.number,
            total_number=record.total_number,
            covers_until=record.covers_until,
            release_at=instant,
            state=IssueState.RELEASED,
        )

    def add(self, copies: Sequence[Copy]) -> None:
        """Article and Revision name each other; with their numbers drawn beforehand
        each is inserted once and complete, the deferred keys agreeing at commit."""
        if not copies:
            return
        for copy in copies:
            for photo in Photo.objects.bulk_create(copy.photos):
                credit_from_words(photo)
        numbers = draw(len(copies), Article, Revision)
        placed = [
            Placed(copy, self.pages[copy.page], article, revision)
            for copy, (article, revision) in zip(copies, numbers, strict=True)
        ]
        for rows in (
            self._article,
            self._revision,
            self._bylines,
            self._credits,
            self._photos,
            self._revision_photos,
            self._sign_off,
            self._search_entry,
            self._tags,
            self._addresses,
        ):
            copy_rows(row for story in placed for row in rows(story))
        self.written += [story.article_id for story in placed]

    def close(self, *, digest: str, refused: int) -> None:
        """One line of the desk log for the whole issue, by which it is known again."""
        detail: dict[str, object] = {
            "stage": Stage.ARCHIVE,
            "stories": self.written,
            "record": digest,
        }
        if refused:
            detail["refused"] = refused
        DeskLog.objects.write(
            Verb.IMPORT, self.issue, by=self.by, now=self.now, **detail
        )

    def _issue_addresses(self, record: IssueRecord) -> Iterator[OldAddress]:
        for path in self._untaken(record.old):
            yield OldAddress(path=path, issue=self.issue)
        for page in record.pages:
            for path in self._untaken(page.old):
                yield OldAddress(path=path, page=self.pages[page.number])

    def _article(self, row: Placed) -> Iterator[models.Model]:
        """As old as its issue, else 100,000 of them would top the desk's lists."""
        record, filed = row.copy.record, self.instant - EVENING
        yield Article(
            pk=row.article_id,
            **record.fields,
            first_words=row.copy.text.card["headline"],
            section_id=self.directory.sections.get(record.section),
            series_id=self.directory.series.get(record.series),
            state=ArticleState.SIGNED,
            page=row.page,
            position=record.position,
            live_from=self.instant,
            live_revision_id=row.revision_id,
            first_live_at=self.instant,
            version=1,
            created_at=filed,
            submitted_at=filed,
            changed_at=filed,
        )

    def _revision(self, row: Placed) -> Iterator[models.Model]:
        yield Revision(
            pk=row.revision_id,
            article_id=row.article_id,
            number=1,
            content=row.copy.text.content,
            card=row.copy.text.card,
            hash=row.copy.text.hash,
            state=ArticleState.SUBMITTED,
            author=self.by,
            at=self.now,
        )

    def _bylines(self, row: Placed) -> Iterator[models.Model]:
        for order, credit in enumerate(row.copy.record.credits):
            reporter = self.directory.reporter(credit)
            known = reporter is not None and credit.reporter in ("", credit.name)
            yield Byline(
                article_id=row.article_id,
                order=order,
                role=credit.role,
                reporter_id=reporter,
                printed_name="" if known else credit.name,
                organisation=credit.organisation,
                qualifier=credit.qualifier,
            )

    def _credits(self, row: Placed) -> Iterator[models.Model]:
        for order, credit in enumerate(row.copy.record.credits):
            reporter = self.directory.reporter(credit)
            if reporter is not None:
                yield RevisionCredit(
                    revision_id=row.revision_id, order=order, reporter_id=reporter
                )

    def _photos(self, row: Placed) -> Iterator[models.Model]:
        records = row.copy.record.photos
        for order, photo in enumerate(row.copy.photos):
            yield ArticlePhoto(
                article_id=row.article_id,
                photo=photo,
                order=order,
                after=records[order].after,
                lead=records[order].lead,
            )

    def _revision_photos(self, row: Placed) -> Iterator[models.Model]:
        for order, photo in enumerate(row.copy.photos):
            yield RevisionPhoto(revision_id=row.revision_id, order=order, photo=photo)

    def _sign_off(self, row: Placed) -> Iterator[models.Model]:
        yield SignOff(
            article_id=row.article_id,
            revision_id=row.revision_id,
            stage=Stage.ARCHIVE,
            post=POST,
            at=self.now,
        )

    def _search_entry(self, row: Placed) -> Iterator[models.Model]:
        yield entry_of(
            row.copy.text.words,
            article=row.article_id,
            revision=row.revision_id,
            live_from=self.instant,
        )

    def _tags(self, row: Placed) -> Iterator[models.Model]:
        tags = self.directory.tags
        names = dict.fromkeys(name.lower() for name in row.copy.record.tags)
        for pk in dict.fromkeys(tags[name] for name in names):
            yield ArticleTag(tag_id=pk, content_object_id=row.article_id)

    def _addresses(self, row: Placed) -> Iterator[models.Model]:
        for path in self._untaken(row.copy.record.old):
            yield OldAddress(path=path, article_id=row.article_id)

    def _untaken(self, paths: Sequence[str]) -> Iterator[str]:
        """Each once, whatever else of the issue claims it too."""
        for path in paths:
            if path in self.free:
                self.free.discard(path)
                yield path
