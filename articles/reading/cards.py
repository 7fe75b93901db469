"""A story as lists and pages show it: headline parts, first words, one picture."""

import datetime as dt
import re
from dataclasses import dataclass

from articles.models import Article, Page, Section, Series
from articles.reading.pictures import PhotoAddress, Picture, picture_of, public_address
from articles.reading.texts import Text
from articles.text import count_characters
from articles.vocabulary import ArticleKind, Weight

SHORT, MEDIUM, PHRASE = 13, 26, 9
PHRASE_END = re.compile(r"\s|(?<=[，、：！？])")


@dataclass(frozen=True, slots=True)
class Card:
    pk: int
    url: str
    kicker: str
    headline: str
    deck: str
    labels: tuple[str, ...]
    excerpt: str
    names: tuple[str, ...]
    picture: Picture | None
    kind: str
    weight: str
    section: Section | None
    series: Series | None
    page: Page | None
    live_from: dt.datetime | None

    @property
    def shape(self) -> str:
        return headline_shape(self.headline)

    @property
    def is_advert(self) -> bool:
        return self.kind == ArticleKind.ADVERT

    @property
    def is_brief(self) -> bool:
        return self.weight == Weight.BRIEF or self.kind == ArticleKind.BRIEF

    @property
    def is_picture(self) -> bool:
        return self.kind == ArticleKind.PICTURE and self.picture is not None


def card_of(
    article: Article,
    text: Text,
    *,
    now: dt.datetime | None,
    address: PhotoAddress = public_address,
    place: int | None = None,
) -> Card:
    """`now` hides the page of a paper that readers cannot open yet; without it, as
    within an issue or for the desk, the page is always named. `place` shows another
    photo of the story than its lead."""
    return Card(
        pk=article.pk,
        url=article.get_absolute_url(),
        kicker=text.card["kicker"],
        headline=text.card["headline"],
        deck=text.card["deck"],
        labels=tuple(text.card["labels"]),
        excerpt=text.card["excerpt"],
        names=tuple(text.card["names"]),
        picture=_picture(
            text, place=text.card["lead"] if place is None else place, address=address
        ),
        kind=article.kind,
        weight=article.weight,
        section=article.section,
        series=article.series,
        page=article.page if now is None else _open_page(article, now=now),
        live_from=article.live_from,
    )


def headline_shape(headline: str) -> str:
    """Class names: 4 and 60 characters can't be set in one size.

    A phrased headline breaks only at its own spaces and commas. With a long phrase
    that would push a comma to the start of a line.
    """
    count = count_characters(headline)
    size = "short" if count <= SHORT else "medium" if count <= MEDIUM else "long"
    longest = max(map(len, PHRASE_END.split(headline)))
    return f"{size} phrased" if longest <= PHRASE else size


def _open_page(article: Article, *, now: dt.datetime) -> Page | None:
    page = article.page
    return page if page is not None and page.issue.is_live(now) else None


def _picture(text: Text, *, place: int, address: PhotoAddress) -> Picture | None:
    """One photo of the story, its alternative text left to the headline beside it."""
    photo = text.photos.get(place)
    if photo is None or not photo.has_file:
        return None
    # Cards written before they said it leave it to the photo.
    signed = text.card.get("pictures", [])
    entry = signed[place] if place < len(signed) else {}
    words = {"alt": "", "lead": True, **entry}
    return picture_of(photo, words, address=address, crop="card")
