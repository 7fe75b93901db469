"""The pictures of a parsed item into rows: a place in the story, and who took what."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles.copytext import Credit, PhotoCopy, StoryCopy
from articles.intake.rows import AGENCIES, Nouns
from articles.models import Article, ArticlePhoto, Photo
from articles.photo_library import credit_from_words
from articles.renditions import new_key
from articles.vocabulary import PhotoSource

LONGEST_CREDIT = Photo._meta.get_field("credit").max_length or 60


def add_photos(
    article: Article, item: StoryCopy, *, nouns: Nouns, by: Any, now: dt.datetime
) -> None:
    """A place for each picture of the page; without a file where that comes later."""
    placed: set[int] = set()
    for order, copy in enumerate(item.photos):
        photo = _photo(copy, nouns=nouns, placed=placed, by=by, now=now)
        placed.add(photo.pk)
        ArticlePhoto.objects.create(
            article=article,
            photo=photo,
            order=order,
            after=copy.after,
            caption="" if photo.caption == copy.caption else copy.caption,
            lead=item.kind == "photo" and order == 0,
        )


def _photo(
    copy: PhotoCopy, *, nouns: Nouns, placed: set[int], by: Any, now: dt.datetime
) -> Photo:
    """The file's own picture, or a place for one. Nothing of what the library says of
    a picture that it had already is overwritten."""
    photo = nouns.photos.get(copy.picture) if copy.picture is not None else None
    if photo is None or photo.pk in placed:
        _doubt_picture(copy, nouns=nouns, twice=photo is not None)
        photo = Photo(key=new_key(), created_by=by, created_at=now)
    if not (photo.caption or photo.credit):
        photo.caption = copy.caption
        photo.credit = printed(copy.credits)[:LONGEST_CREDIT]
        photo.source = _photo_source(copy)
        photo.save()
        credit_from_words(photo)
    return photo


def _doubt_picture(copy: PhotoCopy, *, nouns: Nouns, twice: bool) -> None:
    if copy.picture is None:
        return
    text = _("图片 %(number)d 没有文件，请在稿件里补传。")
    if twice:
        text = _("图片 %(number)d 在同一篇里出现了两次，第二处没有放图。")
    nouns.doubt(text % {"number": copy.picture + 1})


def printed(signed: Sequence[Credit]) -> str:
    """徐雁 摄: as the page prints it, once for all names of one credit line."""
    return " ".join(dict.fromkeys(credit.raw for credit in signed))


def _photo_source(photo: PhotoCopy) -> PhotoSource:
    words = printed(photo.credits)
    if "AI" in words:
        return PhotoSource.AI
    if "资料" in words:
        return PhotoSource.FILE
    if any(credit.organisation.endswith(AGENCIES) for credit in photo.credits):
        return PhotoSource.AGENCY
    provided = any(credit.qualifier == "供图" for credit in photo.credits)
    return PhotoSource.CONTRIBUTED if provided else PhotoSource.OWN
