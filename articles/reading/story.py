"""A story's own page: its text and pictures, where it was printed, what is near."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Page, Paper, Section, Series
from articles.reading.body import Block, body_blocks
from articles.reading.cards import headline_shape
from articles.reading.corrections import Note
from articles.reading.credits import CreditLine, credit_lines
from articles.reading.near import Near, neighbours
from articles.reading.paper import the_paper
from articles.reading.pictures import PhotoAddress, Picture, picture_of, public_address
from articles.reading.tags import TagLink, tag_link
from articles.reading.texts import Text
from articles.text import count_characters, excerpt, plain
from articles.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a story comes from, as the law wants it shown for a reprint."""

    kind: str
    name: str
    url: str
    title: str
    author: str

    @property
    def is_reprint(self) -> bool:
        return self.kind == SourceKind.REPRINT


@dataclass(frozen=True, slots=True)
class Story:
    pk: int
    url: str
    kicker: str
    headline: str
    deck: str
    summary: str
    labels: tuple[str, ...]
    credits: list[CreditLine]
    origin: Origin
    blocks: list[Block]
    picture: Picture | None
    description: str
    dateline: str
    words: int
    section: Section | None
    series: Series | None
    tags: list[TagLink]
    page: Page | None
    live_from: dt.datetime | None

    @property
    def shape(self) -> str:
        return headline_shape(self.headline)


def story_context(
    article: Article,
    text: Text,
    *,
    now: dt.datetime,
    near: Sequence[Near] = (),
    notes: Sequence[Note] = (),
    address: PhotoAddress = public_address,
    preview: bool = False,
) -> dict[str, Any]:
    """Everything articles/article.html prints.

    `text` is live_text(article) for readers, working_text(article) for a preview.
    A page is named only when readers can open its issue, or in a preview.
    """
    page = article.page
    if page is not None and not (preview or page.issue.is_live(now)):
        page = None
    paper = the_paper()
    story = _story(article, text, page=page, paper=paper, address=address)
    return {
        "paper": paper,
        "story": story,
        "issue": page.issue if page else None,
        "page": page,
        "notes": notes,
        "preview": preview,
        **neighbours(article, near, in_issue=page is not None),
    }


def _story(
    article: Article,
    text: Text,
    *,
    page: Page | None,
    paper: Paper,
    address: PhotoAddress,
) -> Story:
    content = text.content
    pictures = [
        picture_of(text.photos[i], entry, address=address)
        for i, entry in enumerate(content["photos"])
        if i in text.photos
    ]
    body = plain(content["body"])
    words = content["summary"] or body or " ".join(p.caption for p in pictures)
    return Story(
        pk=article.pk,
        url=article.get_absolute_url(),
        kicker=content["kicker"],
        headline=content["headline"] or excerpt(words, limit=24) or f"#{article.pk}",
        deck=content["deck"],
        summary=content["summary"],
        labels=tuple(content["labels"]),
        credits=credit_lines(content["bylines"], text.people),
        origin=_origin(content["source"], paper=paper),
        blocks=body_blocks(
            content["body"], dateline=content["dateline"], pictures=pictures
        ),
        picture=next((p for p in pictures if p.lead), next(iter(pictures), None)),
        description=excerpt(words, limit=110),
        dateline=content["dateline"],
        words=count_characters(body),
        section=article.section,
        series=article.series,
        tags=[tag_link(**tag) for tag in getattr(article, "tag_list", [])],
        page=page,
        live_from=article.live_from,
    )


def _origin(source: Mapping[str, str], *, paper: Paper) -> Origin:
    url = source["url"]
    return Origin(
        kind=source["kind"],
        name=source["name"] or (paper.name if source["kind"] == SourceKind.OWN else ""),
        url=url if url.startswith(("http://", "https://")) else "",
        title=source["title"],
        author=source["author"],
    )
