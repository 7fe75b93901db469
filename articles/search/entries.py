"""Keeps the search entries in step with the live texts. Called by whoever sets
live_from or live_revision, in the same transaction."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from articles.folding import fold
from articles.models import Article, SearchEntry
from articles.models.bounds import SHANGHAI
from articles.models.content import Content
from articles.search.sounds import sounds_of
from articles.search.tokens import RULES, tokens_of, year_token
from articles.text import plain

COLUMNS = SearchEntry._meta.concrete_fields
KEPT = [column.name for column in COLUMNS if not column.primary_key]


@dataclass(frozen=True, slots=True)
class Words:
    """The columns that follow from the text alone."""

    made: int
    head: str
    names: str
    text: str
    tokens: list[int]
    head_tokens: list[int]
    name_tokens: list[int]


OF_WORDS = tuple(column.name for column in fields(Words))


def words_of(content: Content) -> Words:
    """Never the database, so that it may run in another process."""
    head = fold("\n".join(_head(content)))
    names = fold("\n".join(_names(content)))
    text = fold("\n".join([*_head(content), *_names(content), *_rest(content)]))
    return Words(
        made=RULES,
        head=head,
        names=names,
        text=text,
        tokens=tokens_of(text),
        head_tokens=sorted({*tokens_of(head), *sounds_of(head), *sounds_of(names)}),
        name_tokens=tokens_of(names),
    )


def columns_of(words: Words, *, live_from: dt.datetime) -> dict[str, Any]:
    """With the year under which it is found, which is a token too."""
    year = live_from.astimezone(SHANGHAI).year
    # asdict() would copy thousands of numbers one by one.
    columns = {name: getattr(words, name) for name in OF_WORDS}
    return columns | {"year": year, "tokens": [*words.tokens, year_token(year)]}


def entry_of(
    words: Words, *, article: int, revision: int, live_from: dt.datetime
) -> SearchEntry:
    """Saves nothing."""
    columns = columns_of(words, live_from=live_from)
    return SearchEntry(article_id=article, revision=revision, **columns)


def keep_found(rows: Iterable[Article]) -> None:
    """Make these stories' live texts findable. One query for all, and one for each
    text that is not loaded; none whose instant is still empty may be among them."""
    SearchEntry.objects.bulk_create(
        list(_entries(rows)),
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=KEPT,
    )


def move_found(stories: Sequence[int], *, live_from: dt.datetime) -> None:
    """These released stories have another instant; their texts are as they were.

    Only in the days around New Year is there anything to do.
    """
    year = live_from.astimezone(SHANGHAI).year
    for entry in SearchEntry.objects.filter(pk__in=stories).exclude(year=year):
        entry.tokens.remove(year_token(entry.year))
        entry.tokens.append(year_token(year))
        entry.year = year
        entry.save(update_fields=["year", "tokens"])


def drop_found(row: Article) -> None:
    """Nothing of a story is live any more."""
    SearchEntry.objects.filter(article=row).delete()


def _entries(rows: Iterable[Article]) -> Iterator[SearchEntry]:
    for row in rows:
        revision = row.live_revision
        if revision is None or row.live_from is None:
            raise ValueError("Only what is released is found.")
        yield entry_of(
            words_of(revision.content),
            article=row.pk,
            revision=revision.pk,
            live_from=row.live_from,
        )


def _head(content: Content) -> Sequence[str]:
    return [content["kicker"], content["headline"], content["deck"]]


def _names(content: Content) -> Sequence[str]:
    shot_by = [photo["credit"] for photo in content["photos"]]
    return [*(byline["name"] for byline in content["bylines"]), *shot_by]


def _rest(content: Content) -> Sequence[str]:
    return [
        *content["labels"],
        content["summary"],
        content["dateline"],
        plain(content["body"]),
        *(photo["caption"] for photo in content["photos"]),
        content["source"]["name"],
    ]
