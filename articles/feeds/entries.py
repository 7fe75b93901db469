"""What stands in a feed: a story, or a correction of one. Absolute addresses only."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from articles.feeds.markup import absolute
from articles.models import Article, Correction, Paper
from articles.reading import (
    Note,
    Picture,
    Story,
    live_text,
    notes_of,
    story_context,
)
from articles.text import strip_controls


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that may leave the site."""

    url: str
    width: int
    height: int
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`html` is blank where only the summary is given away."""

    key: str
    url: str
    title: str
    summary: str
    html: str
    published: dt.datetime
    renewed: dt.datetime
    people: Sequence[Person] = ()
    subjects: Sequence[str] = ()
    shots: Sequence[Shot] = ()


def entries_of(
    rows: Iterable[Article],
    *,
    notes: Iterable[Correction],
    corrections: Iterable[Correction],
    now: dt.datetime,
    site: str,
) -> Iterator[Entry]:
    """`rows` come from with_text() and with_renewed_at(), so that this asks nothing."""
    noted: dict[int, list[Correction]] = {}
    for correction in notes:
        noted.setdefault(correction.article_id, []).append(correction)
    for row in rows:
        yield _of_story(row, notes_of(noted.get(row.pk, [])), now=now, site=site)
    for note in notes_of(corrections):
        yield _of_note(note, site=site)


def gives_whole_story(story: Story, paper: Paper) -> bool:
    """Whether a feed carries it whole. What the paper has from others it may print, but
    hardly hand on."""
    return paper.whole_stories_in_feeds and not story.origin.is_reprint


def _of_story(row: Article, notes: list[Note], *, now: dt.datetime, site: str) -> Entry:
    context = story_context(row, live_text(row), now=now, notes=notes)
    story: Story = context["story"]
    pictures = [block.picture for block in story.blocks if block.picture]
    subjects = [story.section.name] if story.section else []
    subjects += [tag.name for tag in story.tags]
    published = _instant(row.live_from)
    whole = gives_whole_story(story, context["paper"])
    html = render_to_string("articles/feed_entry.html", context) if whole else ""
    return Entry(
        key=site + story.url,
        url=site + story.url,
        title=_line(story.headline),
        summary=_line(story.description),
        html=_clean(absolute(html, site=site, url=site + story.url)),
        published=published,
        renewed=vars(row)["renewed_at"] or published,
        people=[
            Person(_line(name.text), site + name.url if name.url else "")
            for line in story.credits
            for name in line.names
            if _line(name.text)
        ],
        # A section and a tag may be called alike.
        subjects=list(dict.fromkeys(filter(None, map(_line, subjects)))),
        shots=[shot for picture in pictures for shot in _shots(picture, site=site)],
    )


def _of_note(note: Note, *, site: str) -> Entry:
    url = f"{site}{note.url}#correction-{note.pk}"
    html = render_to_string("articles/feed_correction.html", {"note": note})
    words = f"{note.was} → {note.should_be}" if note.was else note.note
    at = _instant(note.at)
    return Entry(
        key=url,
        url=url,
        title=_line(f"{note.label}：《{note.title}》"),
        summary=_line(words),
        html=_clean(absolute(html, site=site, url=site + note.url)),
        published=at,
        renewed=at,
    )


def _shots(picture: Picture, *, site: str) -> Iterator[Shot]:
    size = picture.outside
    if size is not None:
        caption, credit = _line(picture.caption), _line(picture.credit)
        yield Shot(site + size.url, size.width, size.height, caption, credit)


def _instant(at: dt.datetime | None) -> dt.datetime:
    if at is None:
        raise ValueError("A row without an instant reached a feed.")
    return at


def _clean(text: str) -> str:
    return strip_controls(text).strip()


def _line(text: str) -> str:
    return " ".join(_clean(text).split())
