"""What stands beside a photo's form: the stories that use it, the photos that are like
it. Titles only of stories that the asker may read."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, ArticlePhoto, Photo, Revision
from articles.permissions import visible

NAMED = 20
COUNTED = 1000
LIKE = 8


@dataclass(frozen=True, slots=True)
class Uses:
    """`hidden` counts those that the asker may not read; `more` those not named."""

    stories: Sequence[Article]
    hidden: int
    more: int


def beside(photo: Photo, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """Four queries; that for its like reads the look of every photo."""
    return {"uses": uses_of(photo, by=by), "like": like_of(photo), "now": now}


def uses_of(photo: Photo, *, by: Any) -> Uses:
    """`in_copy` says that the working copy shows it; the rest only once did."""
    placed = ArticlePhoto.objects.filter(article=OuterRef("pk"), photo=photo)
    kept = Revision.objects.filter(article=OuterRef("pk"), revision_photos__photo=photo)
    every = Article.objects.filter(Exists(placed) | Exists(kept))
    readable = visible(by, every)
    rows = readable.annotate(in_copy=Exists(placed)).select_related("page__issue")
    named = list(rows.defer("body", "summary").order_by("-pk")[:NAMED])
    total = every.order_by()[:COUNTED].count()
    seen = readable.order_by()[:COUNTED].count()
    return Uses(named, hidden=total - seen, more=seen - len(named))


def like_of(photo: Photo) -> list[Photo]:
    """The same file first; `same` says so. Empty for a picture that shows nothing."""
    if not photo.has_file:
        return []
    others = Photo.objects.exclude(pk=photo.pk)
    found = list(others.filter(sha256=photo.sha256).order_by("-pk")[:LIKE])
    if photo.look is not None:
        known = {row.pk for row in found}
        rows = others.alike(photo.look)[:LIKE]
        found += [row for row in rows if row.pk not in known]
    for row in found:
        row.same = row.sha256 == photo.sha256  # type: ignore[attr-defined]
    return found[:LIKE]


def tell_of_like(request: HttpRequest, photo: Photo) -> None:
    """Said once, when it has just come in: keeping both is the person's choice."""
    found = like_of(photo)
    if not found:
        return
    text = ngettext(
        "图片库里已有 {n} 张和它一样或很像的：{photos}",
        "图片库里已有 {n} 张和它一样或很像的：{photos}",
        len(found),
    )
    photos = format_html_join(_("、"), '<a href="{}">{}</a>', map(_link, found))
    messages.warning(request, format_html(text, n=len(found), photos=photos))


def _link(photo: Photo) -> tuple[str, SafeString | str]:
    return reverse("admin:articles_photo_change", args=[photo.pk]), str(photo)
