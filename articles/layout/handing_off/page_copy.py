"""What one hand-off holds: a page's signed stories, their pictures, who signed them.

Taken from signed revisions alone; no working copy is read here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.layout.changes import Change
from articles.layout.handing_off.names import safe_stem
from articles.models import HandOff, Page, Photo, Revision, SignOff
from articles.models.approval import Signed
from articles.models.content import Content
from articles.vocabulary import PhotoSource

CAPTION_LIMIT = 20
# What a picture must confess in print, whatever its caption says.
MARKED = frozenset({PhotoSource.FILE, PhotoSource.AI})


@dataclass(frozen=True, slots=True)
class Picture:
    """An original as it goes into the zip; two stories may show the same file."""

    name: str
    path: Path | None
    entry: Content  # its place in the signed content

    @property
    def words(self) -> str:
        """What to call it in a sentence."""
        return str(self.entry["caption"] or self.name)

    @property
    def caption(self) -> str:
        """图01-栈道.jpg　说明。　徐雁 摄　（资料图）"""
        source = self.entry["source"]
        mark = f"（{PhotoSource(source).label}）" if source in MARKED else ""
        words = (self.name, self.entry["caption"], self.entry["credit"], mark)
        return "\u3000".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class StoryCopy:
    number: int
    pk: int
    title: str
    revision: Revision
    signed_at: dt.datetime
    signatures: Sequence[SignOff]
    pictures: Sequence[Picture]

    @property
    def stem(self) -> str:
        return f"{self.number:02d}-{safe_stem(self.title, fallback='无题')}"


@dataclass(frozen=True, slots=True)
class PageCopy:
    page: Page
    stories: Sequence[StoryCopy]
    unsigned: Sequence[str]
    previous: HandOff | None
    changes: Sequence[Change]  # since the previous one
    by: Any
    post: str
    at: dt.datetime

    @property
    def pictures(self) -> list[Picture]:
        """Each file once."""
        named = {p.name: p for story in self.stories for p in story.pictures}
        return list(named.values())


def story_copies(content: Signed) -> list[StoryCopy]:
    """The signed texts of these stories, in this order. Four queries.

    A story whose signature changed since the list was read is missing.
    """
    signatures: dict[int, list[SignOff]] = defaultdict(list)
    stories = [story for story, _title, _hash in content]
    standing = SignOff.objects.standing().filter(article__in=stories)
    for row in standing.select_related("person").order_by("at", "pk"):
        signatures[row.article_id].append(row)
    releasing = SignOff.objects.releasing().filter(article__in=stories)
    texts = {
        (row.article_id, row.revision.hash): row
        for row in releasing.select_related("revision").prefetch_related(
            "revision__revision_photos__photo"
        )
    }
    names: dict[str, str] = {}
    return [
        StoryCopy(
            number=number,
            pk=story,
            title=title,
            revision=texts[story, hash_].revision,
            signed_at=texts[story, hash_].at,
            signatures=signatures[story],
            pictures=_pictures(texts[story, hash_].revision, title=title, names=names),
        )
        for number, (story, title, hash_) in enumerate(content, 1)
        if (story, hash_) in texts
    ]


def _pictures(
    revision: Revision, *, title: str, names: dict[str, str]
) -> list[Picture]:
    """`names` goes on from story to story: by hash, so that a file comes once."""
    photos = {row.order: row.photo for row in revision.revision_photos.all()}
    found = []
    for order, entry in enumerate(revision.content["photos"]):
        photo = photos[order]
        if entry["sha256"] not in names:
            words = entry["caption"] or title
            stem = safe_stem(words, fallback="无题", limit=CAPTION_LIMIT)
            number = len(names) + 1
            names[entry["sha256"]] = f"图{number:02d}-{stem}{_suffix(photo)}"
        found.append(Picture(names[entry["sha256"]], _path(photo), entry))
    return found


def _suffix(photo: Photo) -> str:
    """The originals were named by what is in them, not by what they were called."""
    return Path(photo.original).suffix


def _path(photo: Photo) -> Path | None:
    return Path(settings.MEDIA_ROOT) / photo.original if photo.has_file else None
