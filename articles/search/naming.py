"""Names that sound like what was typed: of people, sections, series and tags."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias

from django.db.models import Q

from articles.models import Reporter, Section, Series
from articles.models.article_tag import live_tags
from articles.search.asking import Question
from articles.search.sounds import readings_of_all
from articles.text import pinyin_key

MOST = 3  # of each noun
Name: TypeAlias = Reporter | Section | Series | Any  # the last is taggit's Tag


def names_alike(question: Question, *, now: dt.datetime) -> list[Name]:
    """Only those that readers can open a page of. Four queries or none."""
    sounds = [" ".join(reading) for reading in readings_of_all(question.spoken)]
    if not sounds:
        return []
    return [*_kept(sounds, now=now), *_tags(sounds, now=now)]


def _kept(sounds: Sequence[str], *, now: dt.datetime) -> Iterator[Name]:
    """`pinyin` holds the syllables with a space behind each, then the name."""
    alike = Q(pk__in=[])
    for sound in sounds:
        alike |= Q(pinyin__startswith=f"{sound} ") | Q(pinyin__contains=f" {sound} ")
    for nouns in (Reporter.objects, Section.objects, Series.objects):
        yield from nouns.live(now).filter(alike).order_by("pinyin", "pk")[:MOST]


def _tags(sounds: Sequence[str], *, now: dt.datetime) -> list[Name]:
    def alike(tag: Any) -> bool:
        key = f" {pinyin_key(tag.name)}"
        return any(f" {sound} " in key for sound in sounds)

    return list(islice(filter(alike, live_tags(now).order_by("name")), MOST))
