"""Which stories answer a question, in which order, and how many there are."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Section, Series
from articles.models.article_rows import ArticleQuerySet
from articles.models.bounds import SHANGHAI
from articles.search.asking import Days, Question
from articles.search.sounds import places_of, readings_of_all
from articles.search.walking import (
    among,
    answer,
    few_have_it,
    walk_by_sound,
    walk_for,
    walk_of,
    years_of,
)

MOST_FOUND = 1000
LIKE_SOUNDING, SUGGESTED = 60, 3
# Headline before byline before text. What is new moves up, but past no headline.
WEIGHTS = {"head": 3.0, "names": 2.0, "text": 1.0}
RECENT, HALF_LIFE = 1.5, dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Found:
    """Stories in the readers' order; whether there are more than are listed."""

    stories: list[int]
    more: bool = False


def find(
    question: Question,
    *,
    now: dt.datetime,
    newest: bool,
    section: str = "",
) -> Found:
    """Four queries, nine with a filter, six where a word must not be there. With
    `section` only what is filed under this slug.

    By relevance it merges the newest of each part; as an older story of a part never
    scores higher than a newer one of it, the first thousand are the best thousand.
    """
    stories = _asked(question, now=now, section=section)
    years = years_of(question.days, Article.objects.live(now), now=now)
    if years is None:
        return Found([])
    parts = ["text"] if newest or not question.terms else list(WEIGHTS)
    narrowed = bool(section) or question.is_narrowed
    # Of nothing a frequent word would be looked for in every year.
    if narrowed and not stories.order_by().exists():
        return Found([])
    if question.has_words:
        rows = _said(question, stories, parts=parts, years=years, narrowed=narrowed)
    else:
        rows = answer(
            walk_of(stories, years=years, most=MOST_FOUND + 1), narrowed=narrowed
        )
    everywhere = sum(part == "text" for _pk, _at, part in rows)
    order = _ordered(rows, now=now, newest=newest)
    return Found(order[:MOST_FOUND], more=everywhere > MOST_FOUND)


def _ordered(
    rows: Iterable[tuple[Any, ...]], *, now: dt.datetime, newest: bool
) -> list[int]:
    """Each story once, by the best of its parts."""
    best: dict[int, float] = {}
    for pk, live_from, part in rows:
        score = live_from.timestamp() if newest else _score(part, age=now - live_from)
        best[pk] = max(score, best.get(pk, score))
    return sorted(best, key=lambda pk: (best[pk], pk), reverse=True)


def _said(
    question: Question,
    stories: ArticleQuerySet,
    *,
    parts: Sequence[str],
    years: tuple[int, int],
    narrowed: bool,
) -> list[tuple[Any, ...]]:
    """Where a filter meets a frequent word, or a word must not be there, the text is
    asked first: headlines and names hold nothing that it does not, and where the text's
    answer is whole only its own are looked at."""
    narrowed = narrowed and not few_have_it(question)
    walks = {
        part: walk_for(
            question,
            stories,
            part=part,
            years=years,
            most=MOST_FOUND + 1,
            narrowed=narrowed and part == "text",
        )
        for part in parts
    }
    if not (narrowed or question.without):
        return answer(*walks.values())
    rows = answer(walks.pop("text"), narrowed=narrowed)
    if not rows or not walks:
        return rows
    if len(rows) > MOST_FOUND:
        return rows + answer(*walks.values())
    instants = {pk: live_from for pk, live_from, _part in rows}
    within = [among(question, list(instants), part=part) for part in walks]
    return rows + [(pk, instants[pk], part) for pk, part in answer(*within)]


def sounding_alike(question: Question, *, now: dt.datetime) -> list[str]:
    """Words of live headlines and bylines that sound as what was typed, the most
    frequent first: each is found when it is asked for. Three queries or none."""
    readings = readings_of_all(question.spoken)
    stories = Article.objects.live(now)
    years = years_of(Days(), stories, now=now) if readings else None
    if years is None:
        return []
    rows = answer(walk_by_sound(readings, stories, years=years, most=LIKE_SOUNDING))
    count: Counter[str] = Counter()
    for head, names in rows:
        for reading in readings:
            count.update({*places_of(reading, head), *places_of(reading, names)})
    words = sorted(count, key=lambda word: (-count[word], word))
    return [word for word in words if word not in question.terms][:SUGGESTED]


def _asked(question: Question, *, now: dt.datetime, section: str) -> ArticleQuerySet:
    stories = Article.objects.live(now)
    if section:
        stories = stories.filed_under(Section.objects.filter(slug=section))
    for name in question.sections:
        stories = stories.filed_under(Section.objects.filter(name__contains=name))
    for name in question.series:
        stories = stories.of_series(Series.objects.filter(name__contains=name))
    for words in question.pages:
        stories = stories.on_open_pages(words, now=now)
    if question.days.first is not None:
        stories = stories.since(_midnight(question.days.first))
    if question.days.last is not None:
        day_after = question.days.last + dt.timedelta(days=1)
        stories = stories.before(_midnight(day_after))
    return stories


def _score(part: str, *, age: dt.timedelta) -> float:
    return WEIGHTS[part] + RECENT * math.exp2(-age / HALF_LIFE)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=SHANGHAI)
