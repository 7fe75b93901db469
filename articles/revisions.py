"""The verb of a revision: make an earlier text of a story its working copy again.

Nothing is taken away by it: what stood until now stays among the revisions.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import workflow
from articles.models import Article, ArticlePhoto, Byline, Photo, Reporter, Revision
from articles.models.content import ADVERT_LABEL, Content
from articles.permissions import Action, may_edit_photo, require
from articles.refusals import NotReady, Stale
from articles.vocabulary import ArticleKind

SAME_NAME = ("kicker", "headline", "deck", "summary", "dateline", "body")
# Column of the story and the word for it under content["source"].
SOURCE = {
    "source": "kind",
    "source_name": "name",
    "source_url": "url",
    "original_title": "title",
    "original_author": "author",
}


@transaction.atomic
def use_revision(
    article: Article, *, number: int, version: int, by: Any, now: dt.datetime
) -> Revision:
    """Write revision `number` once more, as the newest. `version` is what was read.

    A picture's credit and alternative text are the photo's own: they come back only
    where this person keeps that photo, so the two hashes may differ otherwise.
    """
    row = workflow.locked(article)
    require(by, Action.EDIT, row)
    if row.version != version:
        raise Stale(_("您看过之后稿件又有改动，请看过新的文字再恢复。"))
    chosen = row.revisions.filter(number=number).first()
    if chosen is None:
        raise NotReady(_("这篇稿件没有第 %d 稿。") % number)
    last = row.revisions.working().first()
    _set_text(row, chosen.content)
    workflow.save_copy(row, version=version, by=by, now=now)
    _set_bylines(row, chosen)
    _set_photos(row, chosen, by=by)
    note = _note(number)
    revision = workflow.record_edit(row, by=by, now=now, note=note)
    if revision == last:
        raise NotReady(_("现在的稿子就是第 %d 稿的样子，不用恢复。") % number)
    article.refresh_from_db()
    return revision


def _note(number: int) -> str:
    """Kept beside the text, so in the paper's language whoever restores it."""
    with override(settings.LANGUAGE_CODE):
        return _("恢复第%d稿") % number


def _set_text(row: Article, content: Content) -> None:
    for name in SAME_NAME:
        setattr(row, name, content[name])
    for name, word in SOURCE.items():
        setattr(row, name, content["source"][word])
    labels = list(content["labels"])
    # What was marked as advertising is marked again, and the other way round.
    if labels[:1] == [ADVERT_LABEL]:
        row.kind = ArticleKind.ADVERT
        del labels[0]
    elif row.kind == ArticleKind.ADVERT:
        row.kind = ArticleKind.NEWS
    row.label = "".join(labels[:1])


def _set_bylines(row: Article, revision: Revision) -> None:
    """A name whose reporter is not known, or is called otherwise now, is printed."""
    named = revision.revision_credits.select_related("reporter")
    people = {credit.order: credit.reporter for credit in named}
    row.bylines.all().delete()
    Byline.objects.bulk_create(
        _byline(row, entry, order=order, reporter=people.get(order))
        for order, entry in enumerate(revision.content["bylines"])
    )


def _byline(
    row: Article, entry: Content, *, order: int, reporter: Reporter | None
) -> Byline:
    known = reporter is not None and reporter.name == entry["name"]
    return Byline(
        article=row,
        order=order + 1,
        role=entry["role"],
        reporter=reporter,
        printed_name="" if known else entry["name"],
        organisation=entry["organisation"],
        qualifier=entry["qualifier"],
    )


def _set_photos(row: Article, revision: Revision, *, by: Any) -> None:
    entries = revision.content["photos"]
    shown = list(revision.revision_photos.select_related("photo"))
    for place in shown:
        _set_words(place.photo, entries[place.order], by=by)
    row.article_photos.all().delete()
    ArticlePhoto.objects.bulk_create(
        _place(row, place.photo, entries[place.order], order=place.order)
        for place in shown
    )


def _place(row: Article, photo: Photo, entry: Content, *, order: int) -> ArticlePhoto:
    caption = entry["caption"]
    return ArticlePhoto(
        article=row,
        photo=photo,
        order=order + 1,
        after=entry["after"],
        lead=entry["lead"],
        caption="" if caption == photo.caption else caption,
    )


def _set_words(photo: Photo, entry: Content, *, by: Any) -> None:
    """As the story's form does: the words beside a picture are written to it."""
    words = {name: entry[name] for name in ("credit", "alt")}
    if all(getattr(photo, name) == word for name, word in words.items()):
        return
    if may_edit_photo(by, photo):
        for name, word in words.items():
            setattr(photo, name, word)
        photo.save(update_fields=list(words))
