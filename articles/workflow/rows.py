"""What the verbs of a story share: the row lock, completeness, an empty release."""

import datetime as dt

from django.utils.translation import gettext as _

from articles.models import Article
from articles.refusals import NotReady
from articles.search import drop_found
from articles.text import count_characters, excerpt, plain
from articles.vocabulary import ArticleKind, ArticleState, SourceKind

LIVE_FIELDS = ("live_from", "live_revision", "first_live_at", "web_first")


def locked(article: Article) -> Article:
    """The row as it is now, held until the transaction ends."""
    return Article.objects.select_for_update(no_key=True).get(pk=article.pk)


def clear_release(row: Article, *, now: dt.datetime) -> None:
    """Empty the live columns together; the caller saves LIVE_FIELDS. One query.

    The first instant stays for ever once it has passed, else a 410 would turn 404.
    """
    if not row.was_live(now):
        row.first_live_at = None
    row.live_from = row.live_revision = None
    row.web_first = False
    drop_found(row)


def reopen(row: Article, state: ArticleState) -> None:
    row.state = state
    row.save(update_fields=["state", *LIVE_FIELDS])


def require_complete(row: Article) -> None:
    """What no story may lack, whoever signs it."""
    if not count_characters(row.headline) and row.kind != ArticleKind.PICTURE:
        raise NotReady(_("还没有主题（标题）。"))
    photos = [place.photo for place in row.article_photos.select_related("photo")]
    if not count_characters(plain(row.body)) and not photos:
        raise NotReady(_("正文是空的，也没有图片。"))
    if row.source in (SourceKind.AGENCY, SourceKind.REPRINT) and not row.source_name:
        raise NotReady(_("转载和通讯社稿件要填来源名称。"))
    if any(not photo.has_file for photo in photos):
        raise NotReady(_("有一张图片还只有说明，没有图。请补图，或从本稿移走。"))


def require_alt_texts(row: Article) -> None:
    """No final signature leaves a photo unsaid to a reader who cannot see it. A news
    photo always shows something; there is no decorative one."""
    places = row.article_photos.select_related("photo")
    for number, place in enumerate(places, 1):
        if not place.photo.alt.strip():
            shown = excerpt(place.printed_caption, limit=20) or place.photo.credit
            text = _("第%(number)d张图片（%(shown)s）还没有替代文字，补上再签发。")
            raise NotReady(text % {"number": number, "shown": shown or _("没有说明")})
