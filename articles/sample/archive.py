"""Years of daily issues, made up and brought in through the archive's own door."""

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from articles.archive.importing import Importer
from articles.models import Issue, Reporter, Section, Series
from articles.models.bounds import FIRST_DATE
from articles.sample.bulk import Writer, words
from articles.sample.made_up import SERIES, IssueJob, Name
from articles.sample.nouns import make_nouns
from articles.vocabulary import ReporterKind

ISSUE_SIZES = (7, 12)  # about ten stories a day: 100,000 are some thirty years
INLINE_STORIES = 1000  # fewer are not worth the start of more processes
STAFF = 40
CLOSED_DAYS = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}


class TooManyStoriesError(Exception):
    """There are not enough days for so many stories."""


def seed_archive(
    stories: int,
    *,
    today: dt.date,
    now: dt.datetime,
    since: int | None = None,
    seed: int = 1,
) -> Iterator[int]:
    """Bring the archive in; yields how many stories stand after each issue."""
    jobs = plan_jobs(stories, today=today, since=since, seed=seed)
    make_nouns()
    make_archive_nouns()
    names = tuple(make_staff(seed=seed))
    processes = os.cpu_count() or 1 if stories > INLINE_STORIES else 1
    importer = Importer(Path(), now=now, processes=processes)
    done = 0
    for result in importer.bring_in(replace(job, names=names) for job in jobs):
        if result.findings.refused:
            raise ValueError(result.findings[0].sentence)
        done += result.stories
        yield done


def make_archive_nouns() -> None:
    for name in sorted({topic["section"] for topic in words()["topics"]}):
        Section.objects.get_or_create(name=name)
    for name in SERIES:
        Series.objects.get_or_create(name=name)


def plan_jobs(
    stories: int, *, today: dt.date, since: int | None, seed: int
) -> list[IssueJob]:
    """Which day gets how many stories; it all ends before the oldest issue there is."""
    oldest = Issue.objects.main().order_by("date").first()
    end = min(oldest.date, today) if oldest else today
    random = Random(seed)  # noqa: S311 (no secret)
    sizes: list[int] = []
    while (left := stories - sum(sizes)) > 0:
        sizes.append(min(left, random.randint(*ISSUE_SIZES)))
    days = _days(len(sizes), before=end, since=since)
    total = oldest.total_number if oldest else len(days) + 1
    jobs, year, number = [], 0, 0
    for index, (day, size) in enumerate(zip(days, sizes, strict=True)):
        number = number + 1 if day.year == year else 1
        year = day.year
        behind = (total or 0) - len(days) + index
        jobs.append(
            IssueJob(
                date=day,
                stories=size,
                seed=f"{seed}-{day}",
                number=number,
                total_number=behind if behind > 0 else None,
            )
        )
    return jobs


def _days(count: int, *, before: dt.date, since: int | None) -> list[dt.date]:
    """`count` days before a date: the last ones, or spread from a year's beginning."""
    first = dt.date(since, 1, 1) if since else FIRST_DATE
    open_days = [
        day
        for offset in range(max(0, (before - first).days))
        if ((day := first + dt.timedelta(days=offset)).month, day.day)
        not in CLOSED_DAYS
    ]
    if count > len(open_days):
        raise TooManyStoriesError(
            f"{count} issues, but only {len(open_days)} days from {first}."
        )
    if since is None:
        return open_days[len(open_days) - count :]
    return [open_days[index * len(open_days) // count] for index in range(count)]


def make_staff(*, seed: int) -> list[Name]:
    """Everybody who may sign an archive story: those there are, and forty more."""
    writer = Writer(f"staff-{seed}")
    known = set(Reporter.objects.values_list("name", flat=True))
    for name in dict.fromkeys(writer.person() for _ in range(STAFF)):
        if name not in known:
            Reporter.objects.create(name=name, kind=ReporterKind.STAFF)
    kinds = [ReporterKind.STAFF, ReporterKind.CORRESPONDENT]
    rows = Reporter.objects.filter(kind__in=kinds, user=None).order_by("pk")
    return [Name(row.name, row.kind, row.organisation) for row in rows]
