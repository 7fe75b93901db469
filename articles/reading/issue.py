"""The issue's table of contents and one page of it, laid out."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Issue, Page
from articles.models.issue import MAIN
from articles.reading.cards import Card, card_of
from articles.reading.composition import compose
from articles.reading.paper import the_paper
from articles.reading.pictures import PhotoAddress, public_address
from articles.reading.texts import Text, live_card

# Which text of a story: live_card for readers, working_text for a preview.
Texts = Callable[[Article], Text]


@dataclass(frozen=True, slots=True)
class PageCards:
    page: Page
    cards: list[Card]

    @property
    def picture_card(self) -> Card | None:
        return next((card for card in self.cards if card.picture), None)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What readers can turn to; None where there is nothing live."""

    earlier: Issue | None = None
    later: Issue | None = None
    editions: Sequence[Issue] = ()


def by_page(pages: Iterable[Page], cards: Iterable[Card]) -> list[PageCards]:
    """Every page in order with its stories in order; a page may have none."""
    ordered = sorted(pages, key=lambda page: page.number)
    held: dict[int, list[Card]] = {page.pk: [] for page in ordered}
    for card in cards:
        if card.page is not None and card.page.pk in held:
            held[card.page.pk].append(card)
    return [PageCards(page, held[page.pk]) for page in ordered]


def issue_context(
    issue: Issue,
    *,
    pages: Iterable[Page],
    articles: Iterable[Article],
    neighbours: Neighbours | None = None,
    texts: Texts = live_card,
    address: PhotoAddress = public_address,
    preview: bool = False,
) -> dict[str, Any]:
    """Everything articles/issue.html prints. `articles` come in print order."""
    cards = [card_of(row, texts(row), now=None, address=address) for row in articles]
    return {
        "paper": the_paper(),
        "issue": issue,
        "is_extra": issue.edition != MAIN,
        "pages": by_page(pages, cards),
        "stories": len(cards),
        "neighbours": neighbours or Neighbours(),
        "preview": preview,
    }


def page_context(
    page: Page,
    *,
    pages: Sequence[Page],
    articles: Iterable[Article],
    neighbours: Neighbours | None = None,
    texts: Texts = live_card,
    address: PhotoAddress = public_address,
    preview: bool = False,
) -> dict[str, Any]:
    """Everything articles/page.html prints. `pages` are all of the issue's."""
    cards = [card_of(row, texts(row), now=None, address=address) for row in articles]
    ordered = sorted(pages, key=lambda row: row.number)
    return {
        "paper": the_paper(),
        "issue": page.issue,
        "is_extra": page.issue.edition != MAIN,
        "page": page,
        "pages": ordered,
        "cards": cards,
        "composition": compose(cards),
        "previous_page": _last(p for p in ordered if p.number < page.number),
        "next_page": next((p for p in ordered if p.number > page.number), None),
        "neighbours": neighbours or Neighbours(),
        "preview": preview,
    }


def _last(pages: Iterable[Page]) -> Page | None:
    return next(reversed(list(pages)), None)


def live_pages(issue: Issue, *, now: dt.datetime) -> list[Page]:
    """Pages of a live issue, each knowing the issue without a query. One query."""
    if not issue.is_live(now):
        return []
    pages = list(issue.pages.order_by("number"))
    for page in pages:
        page.issue = issue
    return pages
