"""The text of a story to be shown and the rows it refers to: live or working copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Photo, Reporter, Revision
from articles.models.content import Content, card_of, content_of


@dataclass(frozen=True, slots=True)
class Text:
    """`content` is empty where only the card was loaded. Keys are places in content."""

    content: Content
    card: Content
    photos: Mapping[int, Photo]
    people: Mapping[int, Reporter]


def live_card(article: Article) -> Text:
    """For rows of with_cards() or with_headlines()."""
    revision = _live_revision(article)
    return Text({}, revision.card, _photos(revision), {})


def live_headline(article: Article) -> Text:
    """For rows of with_headlines(): no picture, so no query."""
    return Text({}, _live_revision(article).card, {}, {})


def live_words(article: Article) -> Text:
    """For rows of with_words(): what is said, without pictures or people."""
    revision = _live_revision(article)
    return Text(revision.content, revision.card, {}, {})


def live_text(article: Article) -> Text:
    """For rows of with_text()."""
    revision = _live_revision(article)
    people = {person.pop("order"): Reporter(**person) for person in _people(article)}
    return Text(revision.content, {}, _photos(revision), people)


def printed_text(printed: Revision, *, article: Article) -> Text:
    """An earlier text of a live story; for rows of with_text(). Two queries.

    A picture or a name that the live text has no more is public no more either.
    """
    live = live_text(article)
    shown = {photo.pk for photo in live.photos.values()}
    known = {person.pk for person in live.people.values()}
    photos = printed.revision_photos.filter(photo__in=shown).select_related("photo")
    people = printed.revision_credits.filter(reporter__in=known)
    return Text(
        printed.content,
        {},
        {row.order: row.photo for row in photos},
        {row.order: row.reporter for row in people.select_related("reporter")},
    )


def working_text(article: Article) -> Text:
    """What the desk sees before release. Four queries."""
    content = content_of(article)
    bylines = article.bylines.select_related("reporter")
    places = article.article_photos.select_related("photo")
    people = {i: row.reporter for i, row in enumerate(bylines) if row.reporter}
    photos = {i: place.photo for i, place in enumerate(places)}
    return Text(content, card_of(content), photos, people)


def _live_revision(article: Article) -> Revision:
    revision: Revision | None = article.live_revision
    if revision is None:
        raise ValueError("A story without a live text reached a reader's page.")
    return revision


def _photos(revision: Revision) -> dict[int, Photo]:
    return {row.order: row.photo for row in revision.revision_photos.all()}


def _people(article: Article) -> list[dict[str, Any]]:
    return [dict(person) for person in vars(article)["people"]]
