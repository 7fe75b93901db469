"""Other words under the final signature: signed copy that changes without going through
every review again, because the final stage itself signs each changed word."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.checking import findings_of
from articles.models import Article, Revision, SignOff
from articles.permissions import own
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.search import keep_found
from articles.vocabulary import ArticleState, Stage
from articles.workflow.answers import carried, kept
from articles.workflow.reviews import record_step

# What such a change may touch, and each photo's caption. The rest is as it was signed.
WORDS = ("kicker", "headline", "deck", "summary", "dateline", "body")


def standing_signature(row: Article) -> SignOff:
    """The final signature under which readers have or will have the text."""
    found = row.sign_offs.releasing().select_related("revision").order_by("-at").first()
    if row.state != ArticleState.SIGNED or found is None:
        raise WrongState(_("稿件已经不是签发的样子，可能有人撤了签，请刷新再看。"))
    return found


def require_room(content: dict[str, Any]) -> None:
    """Whether the changed words still fit into the story's lines."""
    draft = Article(**{name: content[name] for name in WORDS})
    others = {field.name for field in Article._meta.fields} - set(WORDS)
    try:
        draft.clean_fields(exclude=others)
    except ValidationError as error:
        raise NotReady(" ".join(error.messages)) from error


def set_words(row: Article, content: dict[str, Any]) -> None:
    """Saves nothing."""
    for name in WORDS:
        setattr(row, name, content[name])
    row.normalise()


@transaction.atomic
def resign(
    row: Article,
    revision: Revision,
    *,
    by: Any,
    now: dt.datetime,
    comment: str = "",
    answers: Mapping[str, str] | None = None,
) -> SignOff:
    """Make `revision` the working copy and sign the final stage anew under it.

    It comes from Revision.objects.propose(), from the text now signed. The lower
    stages' signatures stand; readers of a released story get the new text at once. The
    caller holds the row's lock, has asked whether this person may, and writes the log.
    `answers` are to warnings that the signature before did not answer.
    """
    before = standing_signature(row)
    _require_another_person(row, by=by)
    findings = findings_of(row, revision.content)
    said = {**(answers or {}), **carried(findings, before.warnings)}
    row.sign_offs.filter(pk=before.pk).update(voided_at=now, voided_by=by)
    sign_off = record_step(
        row,
        Stage.FINAL,
        revision=revision,
        by=by,
        now=now,
        comment=comment,
        # What an emergency skipped is still owed after the words were changed.
        skipped=before.skipped,
        warnings=kept(findings, said),
    )
    _write_words(row, revision, before=before.revision)
    row.changed_by, row.changed_at = by, now
    row.version += 1
    if row.live_from is not None:
        row.live_revision = revision
        keep_found([row])
    row.save()
    return sign_off


def _require_another_person(row: Article, *, by: Any) -> None:
    """Law 3, whatever brought this person here."""
    if own(by, row):
        raise NotAllowed(_("这是您自己的稿件，须由别人签发。"))
    earlier = row.sign_offs.beside_final().filter(person=by).first()
    if earlier is not None:
        text = _("这篇稿件的“%(stage)s”是您签的，改过的字要由别人签发。")
        raise NotAllowed(text % {"stage": earlier.get_stage_display()})


def _write_words(row: Article, revision: Revision, *, before: Revision) -> None:
    """Names and photos stay as they are: nothing else may have changed in them."""
    set_words(row, revision.content)
    row.first_words = revision.card["headline"]
    captions = _captions(revision)
    was = _captions(before)
    for place in row.article_photos.all():
        caption = captions.get(place.photo_id)
        if caption is not None and caption != was.get(place.photo_id):
            place.caption = caption
            place.save(update_fields=["caption"])


def _captions(revision: Revision) -> dict[int, str]:
    photos = revision.content["photos"]
    places = revision.revision_photos.values_list("photo_id", "order")
    return {photo: photos[order]["caption"] for photo, order in places}
