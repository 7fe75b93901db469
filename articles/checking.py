"""The copy checks over a story's rows: fills in what they know beside the copy."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from articles.checks import Finding, House, findings_in
from articles.checks.folding import fold
from articles.checks.house import Leader, Post, Word, WordList
from articles.models import Article, HouseWord, LeaderPost
from articles.models.bounds import SHANGHAI
from articles.vocabulary import Severity, WordScope

# Two lists at a time: the one before may still be asked for by a request under way.
KEPT_LISTS = 2


@dataclass(frozen=True)
class Lists:
    """The house word list and the leaders' directory as they are now. Two queries, and
    a third after the list has changed."""

    words: WordList
    leaders: tuple[Leader, ...]

    def house_of(self, article: Article, *, printed: Any = None) -> House:
        """`printed` is the issue where the caller knows it; else two queries."""
        issue = printed or (article.page.issue if article.page else None)
        written = article.submitted_at or article.changed_at
        return House(
            words=self.words,
            leaders=self.leaders,
            printed=issue.date if issue else None,
            printed_until=issue.covers_until if issue else None,
            written=_day(written),
        )

    def findings(
        self, article: Article, content: Mapping[str, Any], *, printed: Any = None
    ) -> list[Finding]:
        return findings_in(content, self.house_of(article, printed=printed))


def current_lists() -> Lists:
    return Lists(_word_list(*state_of_words()), tuple(_leaders()))


def findings_of(article: Article, content: Mapping[str, Any]) -> list[Finding]:
    """What the checks say of this text of the story, as the desk's lists are now."""
    return current_lists().findings(article, content)


def state_of_words() -> tuple[int, int, int]:
    """Other numbers after any change, whoever made it: each version of a row bears its
    transaction's number, which only grows, and a place of its own in the table. So no
    worker serves an old list."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(sum(xmin::text::bigint), 0),"
            " coalesce(sum(hashtext(ctid::text)), 0)"
            " FROM articles_houseword WHERE active"
        )
        count, total, places = cursor.fetchone()
    return int(count), int(total), int(places)


@lru_cache(maxsize=KEPT_LISTS)
def _word_list(count: int, total: int, places: int) -> WordList:
    """Built once a process for each state of the list."""
    return WordList([_word(row) for row in HouseWord.objects.filter(active=True)])


def _word(row: HouseWord) -> Word:
    return Word(
        term=row.term,
        severity=Severity(row.severity),
        suggestion=row.suggestion,
        scope=WordScope(row.scope),
        exceptions=row.exception_list,
        note=row.note,
        valid_from=row.valid_from,
    )


def _leaders() -> list[Leader]:
    posts = LeaderPost.objects.select_related("leader")
    held: dict[tuple[str, int], list[Post]] = {}
    for row in posts.order_by("leader__rank", "leader_id", "pk"):
        who = (fold(row.leader.name).text, row.leader.rank)
        post = Post(fold(row.title).text, row.since, row.until)
        held.setdefault(who, []).append(post)
    return [Leader(name, rank, tuple(posts)) for (name, rank), posts in held.items()]


def _day(instant: dt.datetime | None) -> dt.date | None:
    return instant.astimezone(SHANGHAI).date() if instant else None
