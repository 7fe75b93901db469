"""The verbs of the photo library: keep a picture, give a place its picture, discard.

Files are written before the row commits and removed only after; nothing here renders.
"""

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import DeskLog, Photo, PhotoCredit, Reporter
from articles.permissions import may_edit_photo, may_noun
from articles.refusals import NotAllowed, WrongState
from articles.renditions import OUTPUTS, attach, rendition_path
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
def discard(photo: Photo, *, by: Any, now: dt.datetime) -> None:
    """Delete a photo that no story ever used; its files go once that is certain."""
    if not may_edit_photo(by, photo):
        raise NotAllowed(_("这张图片是别人的，您不能删。"))
    paths = [Path(settings.MEDIA_ROOT) / photo.original] if photo.has_file else []
    for entry in photo.renditions:
        for extension in OUTPUTS:
            paths.append(rendition_path(photo, entry["width"], extension))
    DeskLog.objects.write(Verb.DELETE, photo, by=by, now=now)
    photo.delete()
    transaction.on_commit(lambda: _unlink(paths))


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _require_keeper(by: Any) -> None:
    if not may_noun(by, "change", "photo"):
        raise NotAllowed(_("您的岗位不能改动图片库。"))
