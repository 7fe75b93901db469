"""A document's pictures into the library, before its text becomes drafts.

Each takes seconds and a process of its own: never call this inside a transaction.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from articles.documents import DocumentPicture, read_document
from articles.intake.matter import matter_from
from articles.intake.originals import path_of
from articles.models import Galley, Photo
from articles.photo_library import keep
from articles.refusals import Refused
from articles.text import strip_controls

HAN = re.compile(r"[\u4e00-\u9fff]")
# What Word and WPS put where nobody described the picture.
NO_WORDS = re.compile(
    r"自动生成|^(?:微信)?(?:图片|图像|图形|截图)?[\s_\-\d]*(?:\.\w{3,4})?$|\.(?:jpe?g|png|webp)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Kept:
    """The photos by the number that their marks in the text bear; the rest is told.
    `body` is the file's text as HTML, for its bold words."""

    photos: dict[int, Photo] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    body: str = ""


def keep_pictures(
    pictures: Sequence[DocumentPicture], *, by: Any, now: dt.datetime
) -> Kept:
    """One refused picture holds up no other: its place stays, without a file."""
    kept = Kept()
    if pictures and by is None:
        text = _("没有写明是谁导入，文件里的 %(count)d 张图片没有存进图片库。")
        kept.doubts.append(text % {"count": len(pictures)})
        return kept
    for index, picture in enumerate(pictures):
        if not picture.raw:
            continue  # too large for the reader, which has said so
        try:
            photo = keep(picture.raw, by=by, now=now)
        except Refused as refused:
            text = _("图片 %(number)d 没有存进图片库：%(why)s")
            kept.doubts.append(text % {"number": index + 1, "why": refused})
            continue
        _describe(photo, picture.alt)
        kept.photos[index] = photo
    return kept


def _describe(photo: Photo, alt: str) -> None:
    """What the writer said of the picture, unless the library says something."""
    alt = " ".join(strip_controls(alt).split())
    if photo.alt or not HAN.search(alt) or NO_WORDS.search(alt):
        return
    photo.alt = alt[:200]
    photo.save(update_fields=["alt"])


def kept_of(galley: Galley, *, by: Any, now: dt.datetime) -> Kept:
    """What the file that a galley was read from holds beside its text. The library
    takes the same bytes once, so a second click brings no second picture."""
    if not galley.original:
        return Kept()
    try:
        raw = path_of(galley.original).read_bytes()
        document = read_document(raw, file_name=galley.file_name)
    except (OSError, Refused):
        return Kept(doubts=[_("文件里的图片这次没有读出来，请到稿件里补传。")])
    shots = (shot for _item, shot in matter_from(galley.matter).shots())
    wanted = any(shot.picture is not None for shot in shots)
    kept = keep_pictures(document.pictures if wanted else (), by=by, now=now)
    kept.body = document.body
    return kept
