"""One story's copy into the fields of a new story's form, as a browser would send them.

Makes no story: its writer looks at the form first, and everything pasted is in it.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.copytext import PhotoCopy
from articles.intake.galleys import read
from articles.intake.marking import make_mark
from articles.intake.markup import with_markup
from articles.intake.matter import Matter
from articles.intake.photos import printed
from articles.intake.rows import Nouns, article_of, bylines_of
from articles.intake.setting import copy_of
from articles.models import Byline, Photo
from articles.vocabulary import ArticleKind, Weight

OF_STORY = ("kicker", "headline", "deck", "dateline", "body", "source_name", "label")
OF_BYLINE = ("printed_name", "role", "organisation", "qualifier")
COUNTS = {"INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "60"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A form to be shown, and what its writer should look at."""

    fields: dict[str, str]
    doubts: tuple[str, ...]
    stories: int
    without_picture: int


def fill_form(
    text: str, *, body: str = "", photos: Mapping[int, Photo] | None = None
) -> Filled:
    """`body` is the same copy as HTML, whose bold words stay; `photos` are those of
    the file that the text marks, by their index."""
    matter = read(text)
    stories = sum(item.kind != ArticleKind.PICTURE for item in matter.items)
    _into_one(matter)
    doubts = _doubts(matter)
    nouns = Nouns.load(photos=photos or {})
    (story,) = copy_of(matter)[0].items
    article = article_of(story, nouns=nouns)
    article.body = with_markup(article.body, body)
    fields = {name: str(getattr(article, name)) for name in OF_STORY}
    fields |= {
        "form_key": str(uuid.uuid4()),
        "sitting": str(uuid.uuid4()),
        "kind": article.kind,
        "source": article.source,
        "weight": Weight.NORMAL.value,
        "series": str(article.series.pk) if article.series else "",
    }
    fields |= _byline_rows(bylines_of(article, story, nouns=nouns))
    fields |= _photo_rows(story.photos, photos or {})
    missing = sum(photo.picture not in (photos or {}) for photo in story.photos)
    return Filled(fields, (*doubts, *nouns.doubts), stories, missing)


def _into_one(matter: Matter) -> None:
    """All that was found becomes the first story; nothing of it is left behind."""
    texts = [item for item in matter.items if item.kind != ArticleKind.PICTURE]
    first = texts[0] if texts else matter.items[0]
    matter.items.remove(first)
    matter.items.insert(0, first)
    while len(matter.items) > 1:
        make_mark(matter, "into", matter.items[1].id)


def _doubts(matter: Matter) -> list[str]:
    (item,) = matter.items
    found = [*matter.doubts, *item.doubts]
    for lists in ([b.doubts for b in item.blocks], [s.doubts for s in item.shots]):
        found += [doubt for doubts in lists for doubt in doubts]
    return list(dict.fromkeys(found))


def _byline_rows(rows: Sequence[Byline]) -> dict[str, str]:
    """Without a name the form is left to offer the writer's own."""
    if not rows:
        return {}
    found = _counts("bylines", len(rows))
    for at, row in enumerate(rows):
        found |= {f"bylines-{at}-{name}": str(getattr(row, name)) for name in OF_BYLINE}
        found[f"bylines-{at}-reporter"] = str(row.reporter.pk) if row.reporter else ""
        found[f"bylines-{at}-order"] = str(at + 1)
    return found


def _photo_rows(
    copies: Sequence[PhotoCopy], photos: Mapping[int, Photo]
) -> dict[str, str]:
    if not copies:
        return {}
    found = _counts("article_photos", len(copies))
    for at, copy in enumerate(copies):
        photo = photos.get(-1 if copy.picture is None else copy.picture)
        row = {
            "photo": str(photo.pk) if photo else "",
            "caption": copy.caption,
            "credit": printed(copy.credits),
            "after": str(copy.after),
            "order": str(at + 1),
        }
        found |= {f"article_photos-{at}-{name}": text for name, text in row.items()}
    return found


def _counts(prefix: str, total: int) -> dict[str, str]:
    counts = {**COUNTS, "TOTAL_FORMS": str(total)}
    return {f"{prefix}-{name}": number for name, number in counts.items()}
