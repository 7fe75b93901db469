"""The rows of archive issues, as a release would have left them, batch by batch."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from taggit.models import Tag, TaggedItem

from articles.models import (
    Article,
    Byline,
    DeskLog,
    Issue,
    Page,
    Revision,
    Section,
    Series,
    SignOff,
)
from articles.models.bounds import SHANGHAI
from articles.models.revision import RevisionCredit
from articles.sample.bulk import words
from articles.sample.prepared import PAGES, SERIES, IssueJob, PreparedStory
from articles.vocabulary import ArticleState, IssueState, Stage, Verb

RELEASE_HOUR = dt.time(6, 0, tzinfo=SHANGHAI)
EVENING = dt.timedelta(hours=9)
POST = "档案"


@dataclass(frozen=True, slots=True)
class ArchiveNouns:
    sections: dict[str, Section]
    series: dict[str, Series]
    tags: dict[str, Tag]
    content_type: ContentType


@dataclass(frozen=True, slots=True)
class Placed:
    """A prepared story with the numbers that its rows will have."""

    story: PreparedStory
    page: Page
    article_id: int
    revision_id: int
    live_from: dt.datetime


def make_archive_nouns() -> ArchiveNouns:
    topics = words()["topics"]
    sections = sorted({topic["section"] for topic in topics})
    things = {thing for topic in topics for thing in topic["things"]}
    return ArchiveNouns(
        sections={
            n: Section.objects.get_or_create(name=n)[0] for n in sorted(sections)
        },
        series={n: Series.objects.get_or_create(name=n)[0] for n in SERIES},
        tags={n: Tag.objects.get_or_create(name=n)[0] for n in sorted(things)},
        content_type=ContentType.objects.get_for_model(Article),
    )


@transaction.atomic
def write_batch(
    batch: Sequence[tuple[IssueJob, list[PreparedStory]]], *, nouns: ArchiveNouns
) -> None:
    """Whole issues in one transaction.

    Article and Revision name each other; with their numbers drawn beforehand each is
    inserted once and complete, the deferred foreign keys agreeing at commit.
    """
    placed = _placed(batch)
    _copy([_article(row, nouns) for row in placed])
    _copy([_revision(row) for row in placed])
    _copy([byline for row in placed for byline in _bylines(row)])
    _copy(
        [
            RevisionCredit(
                revision_id=row.revision_id, order=order, reporter_id=credit[0]
            )
            for row in placed
            for order, credit in enumerate(row.story.credits)
        ]
    )
    _copy([_sign_off(row) for row in placed])
    _copy(
        [
            TaggedItem(
                tag=nouns.tags[name],
                content_type=nouns.content_type,
                object_id=row.article_id,
            )
            for row in placed
            for name in row.story.tags
        ]
    )


def _placed(batch: Sequence[tuple[IssueJob, list[PreparedStory]]]) -> list[Placed]:
    issues = Issue.objects.bulk_create([_issue(job) for job, _stories in batch])
    pages = Page.objects.bulk_create(
        Page(issue=issue, number=number, label=label, name=name)
        for issue in issues
        for number, (label, name) in enumerate(PAGES, 1)
    )
    count = sum(len(stories) for _job, stories in batch)
    articles, revisions = iter(_draw(Article, count)), iter(_draw(Revision, count))
    placed = [
        Placed(
            story=story,
            page=pages[index * len(PAGES) + story.page],
            article_id=next(articles),
            revision_id=next(revisions),
            live_from=_instant(job.date),
        )
        for index, (job, stories) in enumerate(batch)
        for story in stories
    ]
    _log(issues, placed)
    return placed


def _issue(job: IssueJob) -> Issue:
    return Issue(
        date=job.date,
        number=job.number,
        total_number=job.total_number,
        release_at=_instant(job.date),
        state=IssueState.RELEASED,
    )


def _instant(date: dt.date) -> dt.datetime:
    return dt.datetime.combine(date, RELEASE_HOUR)


def _article(row: Placed, nouns: ArchiveNouns) -> Article:
    filed = row.live_from - EVENING
    return Article(
        pk=row.article_id,
        **row.story.fields,
        section=nouns.sections[row.story.section],
        series=nouns.series.get(row.story.series),
        state=ArticleState.SIGNED,
        page=row.page,
        position=row.story.position,
        live_from=row.live_from,
        live_revision_id=row.revision_id,
        first_live_at=row.live_from,
        version=1,
        created_at=filed,
        submitted_at=filed,
        changed_at=filed,
    )


def _revision(row: Placed) -> Revision:
    return Revision(
        pk=row.revision_id,
        article_id=row.article_id,
        number=1,
        content=row.story.content,
        card=row.story.card,
        hash=row.story.hash,
        state=ArticleState.SUBMITTED,
        at=row.live_from - EVENING,
    )


def _bylines(row: Placed) -> list[Byline]:
    return [
        Byline(
            article_id=row.article_id,
            order=order,
            role=role,
            reporter_id=reporter,
            organisation=organisation,
        )
        for order, (reporter, role, organisation) in enumerate(row.story.credits)
    ]


def _sign_off(row: Placed) -> SignOff:
    return SignOff(
        article_id=row.article_id,
        revision_id=row.revision_id,
        stage=Stage.ARCHIVE,
        post=POST,
        at=row.live_from - EVENING,
    )


def _log(issues: Sequence[Issue], placed: Sequence[Placed]) -> None:
    stories: dict[int, list[int]] = {}
    for row in placed:
        stories.setdefault(row.page.issue_id, []).append(row.article_id)
    DeskLog.objects.bulk_create(
        DeskLog(
            verb=Verb.IMPORT,
            at=_instant(issue.date),
            noun="issue",
            target_id=issue.pk,
            target=str(issue),
            detail={"stage": Stage.ARCHIVE, "stories": stories[issue.pk]},
        )
        for issue in issues
    )


def _draw(model: type[models.Model], count: int) -> list[int]:
    """The next numbers of a table's own sequence, never given twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id'))"
            " FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [number for (number,) in cursor.fetchall()]


def _copy(rows: Sequence[models.Model]) -> None:
    """bulk_create by COPY, for rows of one model that nobody needs the numbers of.

    Long texts and JSON go in about twice as fast; constraints and triggers still hold.
    """
    model = type(rows[0])
    fields = [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key and rows[0].pk is None)
    ]
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    statement = f"COPY {quoted(model._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
            )
