"""Writes years of daily issues in bulk, entered through the archive's own sign-off."""

import datetime as dt
import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from random import Random

import django

from articles.models import Issue, Reporter
from articles.models.bounds import FIRST_DATE
from articles.sample.archive_rows import ArchiveNouns, make_archive_nouns, write_batch
from articles.sample.bulk import Writer
from articles.sample.nouns import make_nouns
from articles.sample.prepared import IssueJob, Name, PreparedStory, prepare_batch
from articles.vocabulary import ReporterKind

Batch = list[tuple[IssueJob, list[PreparedStory]]]

ISSUE_SIZES = (7, 12)  # about ten stories a day: 100,000 are some thirty years
BATCH_ISSUES = 25
INLINE_STORIES = 1000  # fewer are not worth the start of two more processes
PROCESSES = 2
STAFF = 40
CLOSED_DAYS = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}


class TooManyStoriesError(Exception):
    """There are not enough days for so many stories."""


def seed_archive(
    stories: int, *, today: dt.date, since: int | None = None, seed: int = 1
) -> Iterator[int]:
    """Write the archive; yields how many stories stand after each batch."""
    jobs = plan_jobs(stories, today=today, since=since, seed=seed)
    make_nouns()
    names = make_staff(seed=seed)
    nouns = make_archive_nouns()
    batches = [
        jobs[start : start + BATCH_ISSUES]
        for start in range(0, len(jobs), BATCH_ISSUES)
    ]
    if stories <= INLINE_STORIES:
        prepared: Iterator[Batch] = (prepare_batch(batch, names) for batch in batches)
    else:
        prepared = _in_processes(batches, names)
    yield from _written(prepared, nouns)


def _written(prepared: Iterator[Batch], nouns: ArchiveNouns) -> Iterator[int]:
    done = 0
    for batch in prepared:
        write_batch(batch, nouns=nouns)
        done += sum(len(stories) for _job, stories in batch)
        yield done


def _in_processes(
    batches: Sequence[Sequence[IssueJob]], names: Sequence[Name]
) -> Iterator[Batch]:
    """Batches in order, only a few ahead of the writer, else memory would fill.

    Fresh processes: a forked one would share this one's database connection.
    """
    fresh = multiprocessing.get_context("spawn")
    waiting: deque[Future[Batch]] = deque()
    with ProcessPoolExecutor(PROCESSES, fresh, initializer=django.setup) as pool:
        for batch in batches:
            waiting.append(pool.submit(prepare_batch, batch, names))
            if len(waiting) > 2 * PROCESSES:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


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
    return [Name(row.pk, row.name, row.kind, row.organisation) for row in rows]
