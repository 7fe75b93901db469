"""Rebuilding and checking all search entries, batch by batch. For commands."""

from collections.abc import Iterator, Sequence

from django.db import connection, models, transaction
from django.db.models.functions import ExtractYear

from articles.models import Article, SearchEntry
from articles.models.article_rows import ArticleQuerySet
from articles.models.bounds import SHANGHAI
from articles.search.entries import columns_of, keep_found, words_of
from articles.search.tokens import RULES

BATCH = 200


def released() -> ArticleQuerySet:
    """All that is live or will be at its instant."""
    return Article.objects.filter(live_revision__isnull=False)


def out_of_step() -> ArticleQuerySet:
    """Whose entry is missing, or of another text, year or set of rules."""
    right = SearchEntry.objects.filter(
        article=models.OuterRef("pk"),
        revision=models.OuterRef("live_revision"),
        made=RULES,
        year=ExtractYear(models.OuterRef("live_from"), tzinfo=SHANGHAI),
    )
    return released().exclude(models.Exists(right))


def drop_strays() -> int:
    """Entries of stories that are not released; how many there were."""
    strays = SearchEntry.objects.filter(article__live_revision__isnull=True)
    return strays.delete()[0]


def rebuild(*, everything: bool = False) -> Iterator[tuple[int, int]]:
    """Yields how many are done, of how many. Each batch is a transaction of its own
    and locks its stories, so that a verb at work is waited for and not overwritten."""
    wanted = released() if everything else out_of_step()
    stories = list(wanted.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(stories), BATCH):
        with transaction.atomic():
            batch = stories[start : start + BATCH]
            rows = released().filter(pk__in=batch).order_by("pk").defer("body")
            held = rows.select_for_update(no_key=True, of=("self",))
            keep_found(held.select_related("live_revision"))
        yield min(start + BATCH, len(stories)), len(stories)


def faults() -> Iterator[tuple[int, int, list[tuple[int, str]]]]:
    """Every entry made anew and compared: done, of how many, and what is wrong."""
    strays = SearchEntry.objects.filter(article__live_revision__isnull=True)
    stories = list(released().order_by("pk").values_list("pk", flat=True))
    wrong = [(pk, "is not released") for pk in strays.values_list("pk", flat=True)]
    yield 0, len(stories), wrong
    for start in range(0, len(stories), BATCH):
        batch = stories[start : start + BATCH]
        yield min(start + BATCH, len(stories)), len(stories), list(_compared(batch))


def clean_index() -> None:
    """Put what waits beside the index into it, so that the next reader need not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_by_token'::regclass)")


def _compared(batch: Sequence[int]) -> Iterator[tuple[int, str]]:
    entries = SearchEntry.objects.in_bulk(batch)
    rows = released().filter(pk__in=batch).select_related("live_revision")
    for row in rows.order_by("pk").defer("body"):
        entry = entries.get(row.pk)
        if row.live_revision is None or row.live_from is None:
            continue  # withdrawn a moment ago
        if entry is None:
            yield row.pk, "has no entry"
            continue
        words = words_of(row.live_revision.content)
        wanted = columns_of(words, live_from=row.live_from)
        wanted["revision"] = row.live_revision.pk
        for name, value in wanted.items():
            have = getattr(entry, name)
            if isinstance(value, list):
                have, value = sorted(have), sorted(value)
            if have != value:
                yield row.pk, f"{name} is not as it should be"
                break
