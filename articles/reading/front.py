"""The front page: the newest issue's page 1 at large, its other pages as a guide."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from articles.models import Article, Correction, Issue, Page, Section, Series
from articles.reading.cards import Card, card_of
from articles.reading.composition import compose
from articles.reading.corrections import notes_of
from articles.reading.issue import PageCards, by_page
from articles.reading.paper import the_paper
from articles.reading.texts import live_card, live_headline

GUIDE_LINES = 4
PICTURES = 4


@dataclass(frozen=True, slots=True)
class SeriesCards:
    series: Series
    cards: list[Card]


def front_context(
    issue: Issue,
    *,
    now: dt.datetime,
    pages: Sequence[Page],
    articles: Iterable[Article],
    online: Iterable[Article] = (),
    earlier: Issue | None = None,
    extras: Sequence[Issue] = (),
    sections: Iterable[Section] = (),
    corrections: Iterable[Correction] = (),
) -> dict[str, Any]:
    """Everything articles/front.html prints. `articles` come in print order.

    The first page that holds a story leads, so that a paper whose page 1 is all
    advertising still has a front.
    """
    cards = [card_of(row, live_card(row), now=None) for row in articles]
    filled = [group for group in by_page(pages, cards) if group.cards]
    first = _first(filled)
    inner = [group for group in filled if group is not first]
    guide = [_guide(group) for group in inner]
    return {
        "paper": the_paper(),
        "issue": issue,
        "page_count": len(pages),
        "first": first,
        "composition": compose(first.cards if first else []),
        "guide": guide,
        "pictures": _pictures(inner, shown=[entry.top for entry in guide]),
        "series": _series(cards),
        "online": [card_of(row, live_headline(row), now=now) for row in online],
        "earlier": earlier,
        "extras": extras,
        "sections": sections,
        "notes": notes_of(corrections),
    }


@dataclass(frozen=True, slots=True)
class Guide:
    """One inner page in a few lines; `more` says how many stories are not named."""

    page: Page
    top: Card
    lines: list[Card]
    more: int


def _first(groups: Sequence[PageCards]) -> PageCards | None:
    with_news = (g for g in groups if any(not card.is_advert for card in g.cards))
    return next(with_news, next(iter(groups), None))


def _guide(group: PageCards) -> Guide:
    ranked = sorted(
        group.cards, key=lambda card: (card.is_advert, card.is_brief, card.weight)
    )
    named = ranked[: GUIDE_LINES + 1]
    return Guide(group.page, named[0], named[1:], len(ranked) - len(named))


def _pictures(groups: Iterable[PageCards], *, shown: Sequence[Card]) -> list[Card]:
    """Pictures of the inner pages that the guide has not; picture stories first."""
    cards = [card for group in groups for card in group.cards if card.picture]
    waiting = [card for card in cards if card not in shown and not card.is_advert]
    return sorted(waiting, key=lambda card: not card.is_picture)[:PICTURES]


def _series(cards: Iterable[Card]) -> list[SeriesCards]:
    named = sorted(
        ((card.series, card) for card in cards if card.series is not None),
        key=lambda pair: pair[0].pinyin,
    )
    return [
        SeriesCards(series, [card for _series, card in pairs])
        for series, pairs in groupby(named, key=lambda pair: pair[0])
    ]
