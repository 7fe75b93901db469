"""The verbs of the photo library: keep a picture, give a place its picture, discard.

Files are written before the row commits and removed only after; nothing here renders.
"""

import datetime as dt
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import DeskLog, Photo, PhotoCredit, Reporter
from articles.permissions import may_edit_photo, may_noun
from articles.refusals import NotAllowed, NotReady, Refused, WrongState
from articles.renditions import (
    Source,
    attach,
    digest_of,
    files_of,
    original_path,
    recrop,
)
from articles.vocabulary import Verb

# A match day's take is two hundred; whoever sends more is a script gone wild.
MOST_AN_HOUR = 400
_log = logging.getLogger(__name__)


class TooMany(Refused):
    """More pictures in an hour than any person sends."""

    status = 429


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A photo of the library, and what whoever sent it should know."""

    photo: Photo
    known: bool = False  # these very bytes were here before
    first_frame: bool = False  # of a picture that moves


def keep(raw: Source, *, by: Any, now: dt.datetime) -> Photo:
    """The library's photo of these bytes: a new one, or the one it has already.

    Raises Refused, with nothing kept, when the bytes are no picture.
    """
    return take_in(raw, by=by, now=now).photo


def take_in(source: Source, *, by: Any, now: dt.datetime) -> TakenIn:
    """The same bytes are one photo, however often and by however many they are sent."""
    _require_keeper(by)
    _require_pace(by, now=now)
    digest = digest_of(source)
    known = _known(digest)
    if known is not None:
        return TakenIn(known, known=True)
    photo = Photo(created_by=by, created_at=now)
    made = attach(photo, source)
    try:
        with transaction.atomic():
            Photo.objects.hold(digest)
            known = _known(digest)
            if known is None:
                photo.save()
                DeskLog.objects.write(Verb.CREATE, photo, by=by, now=now)
    except BaseException:
        _unlink(files_of(photo))
        raise
    if known is not None:
        _unlink(files_of(photo))
        return TakenIn(known, known=True)
    return TakenIn(photo, first_frame=made["frames"] > 1)


def _known(digest: str) -> Photo | None:
    """A photo of these bytes whose file is really there."""
    for photo in Photo.objects.filter(sha256=digest).order_by("pk"):
        if original_path(photo).is_file():
            return photo
    return None


def give_file(photo: Photo, *, raw: Source, by: Any) -> None:
    """Fill a photo that held only words. The caller saves the row.

    A picture is never exchanged: signed stories say which file they print.
    """
    _require_keeper(by)
    if photo.has_file:
        raise WrongState(_("已有的图片不能换；请另传一张，再到稿件里改选。"))
    attach(photo, raw)


def credit_from_words(photo: Photo) -> None:
    """Link the photographers whom a first credit names: 「徐雁 摄」 is reporter 徐雁.

    Only an exact name counts; one that two reporters share links nobody.
    """
    if not photo.credit or photo.shots.exists():
        return
    words = set(photo.credit.replace("摄", " ").replace("、", " ").split())
    named = Reporter.objects.filter(name__in=words)
    found: dict[str, list[Reporter]] = {}
    for reporter in named:
        found.setdefault(reporter.name, []).append(reporter)
    for same in found.values():
        if len(same) == 1:
            PhotoCredit.objects.get_or_create(photo=photo, reporter=same[0])


@transaction.atomic
def set_focus(photo: Photo, *, x: int, y: int, by: Any, now: dt.datetime) -> None:
    """Say where the eye should rest, in thousandths; the crops are made anew.

    A crop's address changes with it, so no cache shows the old one under the new.
    """
    row = Photo.objects.select_for_update().get(pk=photo.pk)
    if not may_edit_photo(by, row):
        raise NotAllowed(_("这张图片是别人的，您不能改。"))
    if not row.has_file:
        raise WrongState(_("这张图片还没有文件。"))
    if not (0 <= x <= 1000 and 0 <= y <= 1000):
        raise NotReady(_("焦点要落在图片上。"))
    row.focus_x, row.focus_y = x, y
    stale = recrop(row)
    row.save(update_fields=["focus_x", "focus_y", "crops"])
    DeskLog.objects.write(Verb.EDIT, row, by=by, now=now, focus=[x, y])
    transaction.on_commit(lambda: _unlink(stale))
    photo.refresh_from_db(fields=["focus_x", "focus_y", "crops"])


@transaction.atomic
def discard(photo: Photo, *, by: Any, now: dt.datetime) -> None:
    """Delete a photo that no story ever used; its files go once that is certain."""
    if not may_edit_photo(by, photo):
        raise NotAllowed(_("这张图片是别人的，您不能删。"))
    paths = files_of(photo)
    DeskLog.objects.write(Verb.DELETE, photo, by=by, now=now)
    photo.delete()
    transaction.on_commit(lambda: _unlink(paths))


def _unlink(paths: list[Path]) -> None:
    """What can't be removed now is an orphan, which check_media finds."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("could not remove %s: %s", path.name, error)


def _require_keeper(by: Any) -> None:
    if not may_noun(by, "change", "photo"):
        raise NotAllowed(_("您的岗位不能改动图片库。"))


def _require_pace(by: Any, *, now: dt.datetime) -> None:
    """Refused files count as well: they cost the same work."""
    lately = DeskLog.objects.filter(
        person=by,
        at__gt=now - dt.timedelta(hours=1),
        noun="photo",
        verb__in=(Verb.CREATE, Verb.REFUSED),
    )
    if lately.count() >= MOST_AN_HOUR:
        raise TooMany(_("您这一小时传的图片太多了，请过一会儿再传。"))
