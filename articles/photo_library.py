"""The verbs of the photo library: keep a picture, give a place its picture, discard.

Files are written before the row commits and removed only after; nothing here renders.
"""

import datetime as dt
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import DeskLog, Photo, PhotoCredit, Reporter
from articles.permissions import may_edit_photo, may_noun
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.renditions import attach, files_of, recrop
from articles.vocabulary import Verb


@transaction.atomic
def keep(raw: bytes, *, by: Any, now: dt.datetime) -> Photo:
    """A new photo from uploaded bytes, credited to its uploader if the desk knows one.

    Raises BadPicture, with nothing kept, when the bytes are no picture.
    """
    _require_keeper(by)
    photo = Photo(created_by=by, created_at=now)
    attach(photo, raw)
    photo.save()
    DeskLog.objects.write(Verb.CREATE, photo, by=by, now=now)
    return photo


def give_file(photo: Photo, *, raw: bytes, by: Any) -> None:
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
    for path in paths:
        path.unlink(missing_ok=True)


def _require_keeper(by: Any) -> None:
    if not may_noun(by, "change", "photo"):
        raise NotAllowed(_("您的岗位不能改动图片库。"))
